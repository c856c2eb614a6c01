import { expect, test } from 'vitest';
import { english } from '../../bot/i18n/english.ts';
import { serverStrings } from '../../bot/discord/server-context.ts';
import { errorSentence } from '../../bot/discord/session.ts';
import { french } from '../../bot/i18n/french.ts';
import { german } from '../../bot/i18n/german.ts';
import { spanish } from '../../bot/i18n/spanish.ts';
import { commandTexts, feedReasons } from '../../bot/i18n/texts.ts';
import { feedReason, languages, stringsFor } from '../../bot/i18n/languages.ts';
import { sourceFiles } from '../support/source-files.ts';
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
  ['fr', french],
  ['fr-CA', french],
  ['es-419', spanish],
  ['nl', english],
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
  [90, '3 Monate', '3 months'],
  [1_437, '4 Jahre', '4 years'],
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

test.each([german, spanish, french])('no string is left untranslated ($locale)', (strings) => {
  const said = sentencesOf(strings);
  expect(said.length).toBeGreaterThan(10);
  const same = sentencesOf(english).filter((sentence) => said.includes(sentence));
  // One word may be the same in two languages.
  expect(same.filter((sentence) => sentence.includes(' '))).toEqual([]);
});

function sentencesOf(strings: object): string[] {
  return Object.values(strings)
    .flatMap((value: unknown) =>
      typeof value === 'object' && value !== null ? sentencesOf(value) : [value],
    )
    .filter((value) => typeof value === 'string');
}

test('the names and descriptions of commands fit into what Discord allows, in every language', () => {
  const translated = [...languages.values()].flatMap(({ commands }) =>
    commandTexts.map((text) => ({ text, shown: commands?.[text] ?? text })),
  );
  expect(translated.filter(({ shown }) => shown.length > 100 || shown === '')).toEqual([]);
  const inMenu = translated.filter(({ text }) =>
    ['Fact-check this', 'Find coverage'].includes(text),
  );
  expect(inMenu.filter(({ shown }) => shown.length > 32)).toEqual([]);
});

test('the reasons that are translated are those that feeds fail for', () => {
  const code = sourceFiles()
    .filter(({ path }) => path.startsWith('corpus/'))
    .map(({ text }) => text)
    .join('\n');
  expect(feedReasons.filter((reason) => !code.includes(`'${reason}'`))).toEqual([]);
});

test.each([
  [german, 'unter dieser Adresse ist nichts (status 404)'],
  [spanish, 'no hay nada en esa dirección (status 404)'],
  [french, 'il n’y a rien à cette adresse (status 404)'],
  [english, 'there is nothing at that address (status 404)'],
])('why a feed fails is said in the language of the reader', (strings, shown) => {
  expect(feedReason('there is nothing at that address (status 404)', strings)).toBe(shown);
  expect(feedReason('the moon is full', strings)).toBe('the moon is full');
});
