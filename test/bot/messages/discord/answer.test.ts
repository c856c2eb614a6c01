import { expect, test } from 'vitest';
import { discordMessage } from '../../../../bot/messages/discord/answer.ts';
import { discordSourcesMessage } from '../../../../bot/messages/discord/sources.ts';
import {
  expectDisarmed,
  expectWithinLimits,
  shownNumbers,
  textsOf,
} from '../../examples/discord-limits.ts';
import { quotedAnswer, refusal, wordedAnswer } from '../../examples/example-answers.ts';

test.each([
  ['worded-answer', discordMessage(wordedAnswer)],
  ['quoted-answer', discordMessage(quotedAnswer)],
  ['refusal', discordMessage(refusal)],
  ['sources', discordSourcesMessage(quotedAnswer)],
])('the message of the %s looks as agreed', async (name, message) => {
  expectWithinLimits(message);
  expectDisarmed(message);
  await expect(JSON.stringify(message, null, 2)).toMatchFileSnapshot(`golden/${name}.snap`);
});

test('an answer of ordinary size shows every citation', () => {
  const { listed, cited } = shownNumbers(discordMessage(wordedAnswer));
  expect([...listed]).toEqual([1, 2, 3]);
  expect([...cited]).toEqual([1, 2, 3]);
});

test('says how many sentences did not fit', () => {
  const statements = Array.from({ length: 60 }, (_, index) => ({
    text: `Sentence ${index} ${'goes on and on '.repeat(20)}`,
    citations: [1],
  }));
  const message = discordMessage({ ...wordedAnswer, statements });
  expectWithinLimits(message);
  expect(textsOf(message).join('\n')).toMatch(/… \d+ sentences more than a message can hold/u);
});

test('shows a long sentence whole where there is room for it', () => {
  const text = `It began with ${'one word after the other and '.repeat(60)}ended.`;
  const message = discordMessage({ ...wordedAnswer, statements: [{ text, citations: [1] }] });
  expect(textsOf(message)[1]).toContain(`${text} [[1]](`);
});

test('cites by number where a link of 3,000 characters does not fit', () => {
  const [source] = wordedAnswer.sources;
  const url = `https://news.example/${'x'.repeat(3000)}`;
  const sources = wordedAnswer.sources.map((each) => ({
    ...each,
    article: { ...each.article, ...source?.article, url },
  }));
  const message = discordMessage({ ...wordedAnswer, sources });
  expectWithinLimits(message);
  expect(textsOf(message)[1]).toContain('until 12 December. [1] [2]');
});

test('says that the corpus is empty rather than that nothing is near', () => {
  const asOf = { newest: null, oldest: null, articles: 0 };
  const message = discordMessage({ ...refusal, nearest: [], asOf });
  expect(textsOf(message).join('\n')).toContain('still empty');
});
