import { expect, test } from 'vitest';
import type { Answered } from '../../../retrieval/answer.ts';
import { openaiForTest } from '../../support/openai-loopback.ts';
import { type OpenaiReply, rejectsKey, says } from '../../support/openai-replies.ts';
import { type Ending, runCommand } from '../../support/run-command.ts';
import { storedTown, townTime } from '../../support/town-news.ts';

const { settings } = await storedTown();
const question = 'On which day do union members vote on the offer?';

test('shows sentences of the model that the articles support', async () => {
  const { answer, complaint } = await askModel(
    says({
      answerable: true,
      statements: [
        { text: 'Union members will vote on the offer on 5 December.', citations: [1] },
        { text: 'The strike ended with 97 arrests in Oslo.', citations: [1] },
      ],
    }),
  );
  expect(answer).toMatchObject({
    method: 'model',
    dropped: 1,
    statements: [{ text: 'Union members will vote on the offer on 5 December.', citations: [1] }],
    sources: [{ number: 1, article: { id: 'harbour' } }],
  });
  expect(answer.sources[0]?.quote).toContain('Mara Lindqvist said that members will vote');
  expect(complaint).toBe('');
});

test('quotes, and says why, when the model invents everything', async () => {
  const { answer } = await askModel(
    says({
      answerable: true,
      statements: [{ text: 'Workers in Oslo voted on 12 May.', citations: [1] }],
    }),
  );
  expect(answer.method).toBe('quotes');
  expect(answer.notice).toBe('model-failed');
  expect(JSON.stringify(answer)).not.toContain('Oslo');
});

test('quotes when the server refuses the key, and never prints the key', async () => {
  const { answer, complaint, output } = await askModel(rejectsKey(), {
    OPENAI_API_KEY: 'sk-town-secret',
  });
  expect(answer).toMatchObject({ method: 'quotes', notice: expect.any(String) });
  expect(complaint).toMatch(/^The language model did not answer: .*OPENAI_API_KEY.*\n$/u);
  expect(output + complaint).not.toContain('sk-town-secret');
});

async function askModel(
  reply: OpenaiReply,
  more: Record<string, string> = {},
): Promise<Ending & { answer: Answered }> {
  const server = await openaiForTest({ replies: [reply] });
  const ending = await runCommand('ask', [question, '--at', townTime, '--json'], {
    settings: { ...settings, OPENAI_BASE_URL: server.baseUrl, ...more },
  });
  expect(ending.code).toBe(0);
  return { ...ending, answer: JSON.parse(ending.output) };
}
