import { expect, test } from 'vitest';
import { discordAnswer } from '../../../../bot/messages/discord/answer.ts';
import { languages, stringsFor } from '../../../../bot/i18n/languages.ts';
import { discordSources } from '../../../../bot/messages/discord/sources.ts';
import {
  expectEscaped,
  expectWithinLimits,
  shownNumbers,
  textsOf,
} from '../../examples/discord-limits.ts';
import { quotedAnswer, refusal, wordedAnswer } from '../../examples/example-answers.ts';

test.each([
  ['worded-answer', discordAnswer(wordedAnswer)],
  ['quoted-answer', discordAnswer(quotedAnswer)],
  ['refusal', discordAnswer(refusal)],
  ['sources', discordSources(quotedAnswer)],
])('the message of the %s matches its snapshot', async (name, message) => {
  expectWithinLimits(message);
  expectEscaped(message);
  await expect(JSON.stringify(message, null, 2)).toMatchFileSnapshot(`golden/${name}.snap`);
});

test('an answer of ordinary size shows every citation', () => {
  const { listed, cited } = shownNumbers(discordAnswer(wordedAnswer));
  expect([...listed]).toEqual([1, 2, 3]);
  expect([...cited]).toEqual([1, 2, 3]);
});

test.each([...languages.keys()])('a translated answer says so in one line (%s)', (locale) => {
  const strings = stringsFor(locale);
  const statements = wordedAnswer.statements.map(({ text, citations }) => ({
    text: `Übersetzt: ${text}`,
    citations,
    original: text,
  }));
  const shown = textsOf(discordAnswer({ ...wordedAnswer, statements }, strings)).join('\n');
  expect(shown).toContain(`${strings.answer.method('model')} · ${strings.answer.translated}`);
  expect(textsOf(discordAnswer(wordedAnswer, strings)).join('\n')).not.toContain(
    strings.answer.translated,
  );
});

test('says how many sentences did not fit', () => {
  const statements = Array.from({ length: 60 }, (_, index) => ({
    text: `Sentence ${index} ${'goes on and on '.repeat(20)}`,
    citations: [1],
  }));
  const message = discordAnswer({ ...wordedAnswer, statements });
  expectWithinLimits(message);
  expect(textsOf(message).join('\n')).toMatch(/\d+ more sentences did not fit/u);
});

test('shows a long sentence in full if it fits', () => {
  const text = `It began with ${'one word after the other and '.repeat(60)}ended.`;
  const message = discordAnswer({ ...wordedAnswer, statements: [{ text, citations: [1] }] });
  expect(textsOf(message)[0]).toContain(`${text} [1]`);
});

test('names a publisher without its link if 4,000 characters do not fit', () => {
  const [source] = wordedAnswer.sources;
  const url = `https://news.example/${'x'.repeat(4000)}`;
  const sources = wordedAnswer.sources.map((each) => ({
    ...each,
    article: { ...each.article, ...source?.article, url },
  }));
  const message = discordAnswer({ ...wordedAnswer, sources });
  expectWithinLimits(message);
  expect(textsOf(message)[1]).toContain('-# [1] [2] [3] Coast Herald, <t:');
});

test('says that there are no articles yet', () => {
  const asOf = { newest: null, oldest: null, articles: 0 };
  const message = discordAnswer({ ...refusal, nearest: [], asOf });
  expect(textsOf(message).join('\n')).toContain('There are no articles yet.');
});
