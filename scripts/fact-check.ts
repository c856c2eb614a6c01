// dateline fact-check: shows the sentences that are closest to a claim.
import { terminalFactCheck } from '../bot/messages/terminal/answer.ts';
import { askedQuestion, questionText } from './command-line/arguments.ts';
import { batchFile, replyToBatch } from './command-line/batch.ts';
import type { Call } from './command-line/commands.ts';
import { printJson } from './command-line/run-script.ts';
import { printReply, sayIfEmpty } from './command-line/terminal.ts';
import { withEngine } from './command-line/engine.ts';

export async function run({ values, positionals }: Call<'fact-check'>): Promise<void> {
  const batch = batchFile(values, positionals);
  if (batch !== null) {
    await withEngine(async (engine) => {
      await replyToBatch(batch, values, async ({ text, at }) => await engine.check({ text, at }));
      sayIfEmpty(await engine.extent({}));
    });
    return;
  }
  const { text, at } = askedQuestion(questionText(positionals), values);
  await withEngine(async (engine) => {
    const check = await engine.check({ text, at });
    if (values.json) {
      printJson(check);
      return;
    }
    printReply(check, (options) => terminalFactCheck(check, options));
  });
}
