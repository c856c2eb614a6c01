import { expect, test } from 'vitest';
import { isFunctionWord, languageOf } from '../../../retrieval/text/languages.ts';
import { worldNews } from '../../support/world-news.ts';

test.each([
  ['Who won the vote in Port Selby?', 'en'],
  ['Port Selby strike', 'en'],
  ['Is Der Spiegel for sale?', 'en'],
  ['Wer leitet die Delegation?', 'de'],
  ['Wann trifft Weck Lindqvist?', 'de'],
  ['¿Quién ganó la votación en el puerto?', 'es'],
  ['Qui a gagné le vote dans le port ?', 'fr'],
  ['Chi ha vinto il voto nel porto?', 'it'],
  ['Quem ganhou a votação no porto?', 'pt'],
  ['Wie heeft de stemming in de haven gewonnen?', 'nl'],
  ['Kto wygrał głosowanie w porcie?', 'pl'],
  ['Хто переміг на виборах у порту?', 'uk'],
])('“%s” is asked in %s', (question, language) => {
  expect(languageOf(question)).toBe(language);
});

test.each(worldNews)('every question in $language is taken for it', ({ language, questions }) => {
  expect(new Set(questions.map((question) => languageOf(question)))).toEqual(new Set([language]));
});

test.each([
  ['the', 'en', true],
  ['us', 'en', false],
  ['der', 'de', true],
  ['der', 'en', false],
  ['多少', 'zh', true],
  ['얼마입니까', 'ko', true],
  ['сколько', 'ru', true],
  ['причал', 'ru', false],
])('whether %s is a function word in %s: %s', (word, language, expected) => {
  expect(isFunctionWord(word, language)).toBe(expected);
});
