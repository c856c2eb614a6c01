// dateline ask: answers a question in the terminal.
import { replyTo, wantedReply } from '../bot/reply.ts';
import { answerOfDigest } from '../retrieval/digest/digest.ts';
import { askedQuestion, questionText } from './command-line/arguments.ts';
import { batchFile, replyToBatch } from './command-line/batch.ts';
import type { Call } from './command-line/commands.ts';
import { asCalled } from './command-line/help.ts';
import { printJson } from './command-line/run-script.ts';
import { printQuotingFirst, sayIfEmpty } from './command-line/terminal.ts';
import { withEngine } from './command-line/engine.ts';

export async function run({ values, positionals }: Call<'ask'>): Promise<void> {
  const batch = batchFile(values, positionals);
  if (batch !== null) {
    await withEngine(async (engine) => {
      await replyToBatch(batch, values, async (question) => await replyTo(question, engine));
      sayIfEmpty(await engine.extent({}));
    });
    return;
  }
  const question = askedQuestion(questionText(positionals), values);
  if (values.json) {
    await withEngine(async (engine) => {
      const reply = await replyTo(question, engine);
      printJson(
        reply.kind === 'digest' ? { ...answerOfDigest(reply), question: question.text } : reply,
      );
    });
    return;
  }
  const wanted = wantedReply(question);
  switch (wanted.kind) {
    case 'greeting':
    case 'thanks':
    case 'help':
    case 'sources':
      process.stdout.write(asCalled(HOW_TO_ASK));
      return;
    case 'timeline':
      await withEngine(async (engine) => {
        const request = { topic: wanted.topic, at: question.at };
        await printQuotingFirst(engine, async ({ timeline }) => await timeline(request));
      });
      return;
    case 'latest':
    case 'question':
      await withEngine(async (engine) => {
        await printQuotingFirst(engine, async (replies) => await replyTo(question, replies));
      });
  }
}

/** The reply to greetings, thanks and questions about the program. */
const HOW_TO_ASK = `Ask about the news, and each sentence of the answer comes with its source:
  npm run ask -- "Who led the delegation?"
  npm run latest -- "climate talks"
  npm run timeline -- "climate talks"
`;
