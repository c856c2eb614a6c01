// dateline latest: shows the latest stories.
import { askedQuestion, positiveInteger } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';
import { printJson } from './command-line/run-script.ts';
import { printQuotingFirst } from './command-line/terminal.ts';
import { withEngine } from './command-line/engine.ts';

export async function run({ values, positionals }: Call<'latest'>): Promise<void> {
  const topic = positionals.join(' ').trim() || null;
  const { text: _, ...scope } = askedQuestion(topic ?? '', values);
  await withEngine(async (engine) => {
    const request = {
      topic,
      ...scope,
      ...(values.stories !== undefined && { most: positiveInteger('--stories', values.stories) }),
    };
    if (values.json) printJson(await engine.latest(request));
    else await printQuotingFirst(engine, async ({ latest }) => await latest(request));
  });
}
