import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectLanguage } from '../../../corpus/text/language.ts';

const texts = {
  en: 'The boats stayed in the harbour all morning because the wind had turned, and the people who wanted to cross were told to come back in the evening. Some of them waited in the small hall beside the pier, where it was warm and there was tea for everyone who asked.',
  de: 'Die Boote blieben den ganzen Morgen im Hafen, weil der Wind gedreht hatte, und wer hinüber wollte, sollte am Abend wiederkommen. Einige warteten in der kleinen Halle neben der Brücke, denn dort war es warm, und wer danach fragte, bekam auch einen Tee und durfte lange sitzen bleiben.',
  fr: 'Les bateaux sont restés au port toute la matinée parce que le vent avait tourné, et ceux qui voulaient traverser ont été priés de revenir le soir. Quelques-uns ont attendu dans la petite salle à côté du quai, où il faisait chaud et où il y avait du thé pour tous.',
  es: 'Los barcos se quedaron en el puerto toda la mañana porque el viento había cambiado, y a los que querían cruzar se les pidió que volvieran por la tarde. Algunos esperaron en la pequeña sala junto al muelle, donde hacía calor y había té para todos los que lo pedían.',
  ru: 'Лодки всё утро оставались в гавани, потому что ветер переменился, а тех, кто хотел переправиться, попросили вернуться вечером. некоторые ждали в маленьком зале рядом с пристанью, где было тепло и где для всех, кто просил, был горячий чай и немного свежего хлеба.',
};

test.each(Object.entries(texts))('a text in %s is detected', (language, text) => {
  expect(detectLanguage(text, null)).toBe(language);
});

test('a declared language is kept with its region, and where the text is short', () => {
  expect(detectLanguage(texts.en, 'en-GB')).toBe('en-GB');
  expect(detectLanguage('Kurz.', 'en')).toBe('en');
});

test('a wrongly declared language is replaced', () => {
  expect(detectLanguage(texts.de, 'en-US')).toBe('de');
});

test('a short text has no detected language', () => {
  expect(detectLanguage('The boats stayed in the harbour.', null)).toBeNull();
  expect(detectLanguage('Anna Smith, Oslo. '.repeat(100), null)).toBeNull();
});

test.each([
  ['渡轮停运', 'zh'],
  ['船は港に残った', 'ja'],
  ['배가 항구에 남았다', 'ko'],
  ['เรือจอดในท่า', 'th'],
  ['הסירות נשארו', 'he'],
  ['Лодки остались', null],
])('the script of “%s” tells %s, however short it is', (text, language) => {
  expect(detectLanguage(text, null)).toBe(language);
});

test('a detected language is a language tag', () => {
  const written = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.lorem());
  fc.assert(
    fc.property(written, (text) => {
      const language = detectLanguage(text, null);
      expect(Intl.getCanonicalLocales(language ?? 'en')).toEqual([language ?? 'en']);
    }),
  );
});
