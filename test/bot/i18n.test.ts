import { expect, test } from 'vitest';
import { stringsFor } from '../../bot/i18n/languages.ts';
import { english } from '../../bot/i18n/english.ts';
import { serverStrings } from '../../bot/discord/server-context.ts';
import { errorSentence } from '../../bot/discord/session.ts';
import { german } from '../../bot/i18n/german.ts';
import { defaultSettings } from '../../bot/state/settings.ts';
import { StateUnavailable } from '../../bot/errors.ts';
import { discordDigest } from '../../bot/messages/discord/digest.ts';
import { discordAnswer } from '../../bot/messages/discord/answer.ts';
import { textsOf } from './examples/discord-limits.ts';
import { harbourDigest, quotedAnswer, refusal, wordedAnswer } from './examples/example-answers.ts';

test.each([
  ['de', german],
  ['de-AT', german],
  ['en-US', english],
  ['en-GB', english],
  ['fr', english],
  ['', english],
])('the strings for the locale %j', (locale, strings) => {
  expect(stringsFor(locale)).toBe(strings);
});

test.each([
  ['de', german],
  ['reader', english],
  ['tlh', english],
])(
  'with the language setting %s an English reader gets the strings of a known language',
  (language, strings) => {
    expect(serverStrings({ ...defaultSettings, language }, 'en-US')).toBe(strings);
  },
);

test('the interface around an answer is translated, its sentences are not', () => {
  const texts = textsOf(discordAnswer(wordedAnswer, german)).join('\n');
  expect(texts).toContain('Von einem Sprachmodell formuliert, an den Quellen geprüft');
  expect(texts).toContain('2 ungedeckte Sätze entfernt');
  expect(texts).toContain('The ferry crews paused their strike until 12 December.');
  const refused = textsOf(discordAnswer(refusal, german)).join('\n');
  expect(refused).toContain('Am nächsten kommt:');
  expect(refused).toContain('6.028 Artikel');
});

test('numbers are formatted for the language', () => {
  expect(german.digest.page(1, 1200)).toBe('Seite 1 von 1.200');
  expect(english.status.feeds(1200, 1, null)).toBe('1,200 feeds, 1 failing');
});

test('the sentence for an error is translated', () => {
  const fault = new StateUnavailable('/state.sqlite', new Error('disk full'));
  expect(errorSentence(fault, english)).toBe(fault.forReader);
  expect(errorSentence(fault, german)).toContain('Datenbank');
});

test.each(['coverage-only', 'older-than-asked', 'model-failed', 'model-budget'] as const)(
  'the notice %s is translated',
  (notice) => {
    const texts = textsOf(discordAnswer({ ...quotedAnswer, notice }, german)).join('\n');
    expect(texts).toContain(german.answer.notice(notice));
    expect(texts).not.toContain(english.answer.notice(notice));
  },
);

test.each([
  [19, '19 Tage', '19 days'],
  [90, '2 Monate', '2 months'],
  [1_437, '3 Jahre', '3 years'],
])(
  'coverage that is %i days old has its age in the language of the reader',
  (daysOld, inGerman, inEnglish) => {
    const digest = { ...harbourDigest, daysOld };
    expect(textsOf(discordDigest(digest, german)).join('\n')).toContain(
      `Mein neuester Artikel dazu ist ${inGerman} alt`,
    );
    expect(textsOf(discordDigest(digest)).join('\n')).toContain(
      `My newest article on this is ${inEnglish} old`,
    );
  },
);

test('no string is left untranslated', () => {
  const said = sentencesOf(german);
  expect(said.length).toBeGreaterThan(10);
  expect(sentencesOf(english).filter((sentence) => said.includes(sentence))).toEqual([]);
});

function sentencesOf(strings: object): string[] {
  return Object.values(strings)
    .flatMap((value: unknown) =>
      typeof value === 'object' && value !== null ? sentencesOf(value) : [value],
    )
    .filter((value) => typeof value === 'string');
}
