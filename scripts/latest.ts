// dateline latest: shows the latest stories.
import { terminalDigest } from '../bot/messages/terminal/digest.ts';
import { askedQuestion, positiveInteger } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';
import { printJson } from './command-line/run-script.ts';
import { printReply } from './command-line/terminal.ts';
import { withEngine } from './command-line/engine.ts';

export async function run({ values, positionals }: Call<'latest'>): Promise<void> {
  const topic = positionals.join(' ').trim() || null;
  const { text: _, ...scope } = askedQuestion(topic ?? '', values);
  await withEngine(async (engine) => {
    const digest = await engine.latest({
      topic,
      ...scope,
      ...(values.stories !== undefined && { most: positiveInteger('--stories', values.stories) }),
    });
    if (values.json) {
      printJson(digest);
      return;
    }
    printReply(digest, (options) => terminalDigest(digest, options));
  });
}
