// dateline timeline: shows what happened on a topic, day by day.
import { askedQuestion, questionText } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';
import { printJson } from './command-line/run-script.ts';
import { printQuotingFirst } from './command-line/terminal.ts';
import { withEngine } from './command-line/engine.ts';

export async function run({ values, positionals }: Call<'timeline'>): Promise<void> {
  const { text: topic, ...scope } = askedQuestion(questionText(positionals), values);
  await withEngine(async (engine) => {
    const request = { topic, ...scope };
    if (values.json) printJson(await engine.timeline(request));
    else await printQuotingFirst(engine, async ({ timeline }) => await timeline(request));
  });
}
