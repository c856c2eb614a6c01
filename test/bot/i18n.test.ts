import { expect, test } from 'vitest';
import { stringsFor } from '../../bot/i18n/languages.ts';
import { english } from '../../bot/i18n/english.ts';
import { errorSentence } from '../../bot/discord/session.ts';
import { german } from '../../bot/i18n/german.ts';
import { StateUnavailable } from '../../bot/errors.ts';
import { discordDigest } from '../../bot/messages/discord/digest.ts';
import { discordMessage } from '../../bot/messages/discord/answer.ts';
import { textsOf } from './examples/discord-limits.ts';
import { harbourDigest, quotedAnswer, refusal, wordedAnswer } from './examples/example-answers.ts';

test.each([
  ['de', german],
  ['de-AT', german],
  ['en-US', english],
  ['en-GB', english],
  ['fr', english],
  ['', english],
])('a reader of %s is spoken to in a language that there is', (locale, words) => {
  expect(stringsFor(locale)).toBe(words);
});

test('what stands around an answer is in the language of its reader, its sentences stay as they are', () => {
  const texts = textsOf(discordMessage(wordedAnswer, german)).join('\n');
  expect(texts).toContain('Von einem Modell formuliert, an den Quellen geprüft');
  expect(texts).toContain('2 Sätze weggelassen');
  expect(texts).toContain('6.028 Artikel');
  expect(texts).toContain('The ferry crews paused their strike until 12 December.');
  expect(textsOf(discordMessage(refusal, german)).join('\n')).toContain(german.answer.noEvidence);
});

test('numbers are written as the language of the reader has them', () => {
  expect(german.digest.page(1, 1200)).toBe('Seite 1 von 1.200');
  expect(english.status.feeds(1200, 1, null)).toBe('1,200 feeds followed, 1 of them failing');
});

test('every error that a reader may meet is told in the language of the reader', () => {
  const fault = new StateUnavailable('/state.sqlite', new Error('disk full'));
  expect(errorSentence(fault, english)).toBe(fault.forReader);
  expect(errorSentence(fault, german)).toContain('Gedächtnis');
});

test.each(['coverage-only', 'older-than-asked', 'model-failed'] as const)(
  'that an answer is %s is told in the language of the reader',
  (notice) => {
    const texts = textsOf(discordMessage({ ...quotedAnswer, notice }, german)).join('\n');
    expect(texts).toContain(german.answer.notice(notice));
    expect(texts).not.toContain(english.answer.notice(notice));
  },
);

test.each([
  [19, '19 Tage', '19 days'],
  [90, '2 Monate', '2 months'],
  [1_437, '3 Jahre', '3 years'],
])(
  'that the newest coverage is %i days old is told in the language of the reader',
  (daysOld, inGerman, inEnglish) => {
    const digest = { ...harbourDigest, daysOld };
    expect(textsOf(discordDigest(digest, german)).join('\n')).toContain(
      `im Bestand ist ${inGerman} alt`,
    );
    expect(textsOf(discordDigest(digest)).join('\n')).toContain(
      `in the corpus is ${inEnglish} old`,
    );
  },
);

test('no sentence of one language has been left in the other', () => {
  const said = sentencesOf(german);
  expect(said.length).toBeGreaterThan(10);
  expect(sentencesOf(english).filter((sentence) => said.includes(sentence))).toEqual([]);
});

function sentencesOf(catalogue: object): string[] {
  return Object.values(catalogue)
    .flatMap((value: unknown) =>
      typeof value === 'object' && value !== null ? sentencesOf(value) : [value],
    )
    .filter((value) => typeof value === 'string');
}
