import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  endsWithStop,
  isQuestion,
  splitSentences,
  withoutLeadIn,
} from '../../../corpus/text/sentences.ts';

function sentences(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

test.each([
  ['a country', ['The U.S. Senate voted.', 'It was late.']],
  ['a country before an opening word', ['They flew to the U.S.', 'The talks went on.']],
  ['a district before a name', ['He lives in Washington, D.C. Mayor Osei called.']],
  ['a district before an opening word', ['He left Washington, D.C.', 'However, he came back.']],
  ['titles', ['Mr. Hale met Dr. Osei and Lt. Col. Berg.', 'They spoke.']],
  ['initials', ['J. F. Smith wrote it.', 'A. Jones read it.']],
  ['the number of something', ['See No. 10 for more.', 'Nos. 3 and 4 fell.']],
  ['a plain no', ['She said no.', 'The vote failed.']],
  ['months', ['On Oct. 7 it rained.', 'In Sept. 2024 it did not.']],
  ['money', ['It cost $3.5 million.', 'Nobody paid.']],
  ['the time of day', ['They met at 5 p.m. Monday.', 'Then they left.']],
  ['the time of day at the end', ['They met at 5 p.m.', 'The doors closed.']],
  ['a saint', ['The St. John River rose.', 'Nobody was hurt.']],
  ['a stop before a small letter', ['Acme Inc. and Bolt Ltd. merged.', 'Shares rose.']],
  ['an address', ['Look at news.example.com today.', 'Or do not.']],
  ['a year at the end', ['It opened in 1999.', '15 people came.']],
  ['dots that go on', ['He waited… and waited... and left.', 'Nobody saw.']],
  ['dots that end', ['He waited…', 'Then he left...', 'She stayed.']],
  ['dots with spaces', ['He waited . . . and left.', 'She stayed.']],
  ['several marks', ['Really?!', 'Yes!', 'No?']],
  ['brackets', ['Rain fell (a lot.)', 'Snow followed.']],
  ['no stop at the end', ['Rain fell.', 'Snow followed']],
])('splits at the end of sentences only: %s', (_, expected) => {
  expect(sentences(expected.join(' '))).toEqual(expected);
});

test.each([
  ['curly marks', '“We won. We are glad. We go home,” said Petra Lindqvist.'],
  ['straight marks', '"We won. We are glad. We go home," said Petra Lindqvist.'],
  ['the speaker first', 'Petra Lindqvist said: “We won. We are glad. We go home.”'],
])('a short quotation of several sentences stays whole with its speaker: %s', (_, quotation) => {
  expect(sentences(`It is over. ${quotation} Then she left.`)).toEqual([
    'It is over.',
    quotation,
    'Then she left.',
  ]);
});

test('a long quotation is split', () => {
  const speech = `“${'We have waited long enough for this day. '.repeat(12)}Now it is here,” she said.`;
  expect(sentences(speech).length).toBeGreaterThan(10);
});

test('feet and inches are no quotation', () => {
  const text = `He is 6'2" tall. She is 5'9" tall. They met.`;
  expect(sentences(text)).toHaveLength(3);
});

test.each([
  ['Japanese', ['これは一つ。', '二つ目！', '三つ目？']],
  ['Chinese', ['桥今天开了。', '(市长到场。)', '什么时候关?', '没人知道。']],
])('splits %s at full stops without a space', (_, expected) => {
  expect(sentences(expected.join(''))).toEqual(expected);
});

test.each([
  ['Hindi', ['पुल सोमवार को खुला।', 'क्या टोल लगेगा?', 'महापौर ने कहा कि नहीं।']],
  ['Arabic', ['متى فتح الجسر؟', 'فتح يوم الاثنين.', 'وقال د. سامر إنه آمن.']],
  ['Urdu', ['پل پیر کو کھلا۔', 'کیا ٹول ہوگا؟']],
  ['Amharic', ['ድልድዩ ሰኞ ተከፈተ።', 'ክፍያ አለ?']],
  ['Burmese', ['တံတားဖွင့်သည်။', 'အခကြေးမရှိပါ။']],
  ['Tamil', ['பாலம் திறந்தன.', 'கட்டணம் இல்லை.']],
  ['Korean', ['다리가 열렸다.', '통행료는 없다.']],
  ['Hebrew', ['הגשר נפתח ביום שני.', 'אין אגרה.']],
  ['Russian', ['Мост стоил 5 млн. Рублей не хватило.', 'Его открыл А. С. Белов.']],
  ['Greek', ['Η γέφυρα άνοιξε.', 'Δεν έχει διόδια.']],
  ['Spanish', ['La Sra. Ruiz vino.', '¿Cuándo abre?', 'El lunes.']],
  ['French', ['Mme. Roux est venue.', 'Le pont ouvre lundi.']],
  ['Polish', ['Most przy ul. Długiej otwarto.', 'Nie ma opłat.']],
])('splits %s at its own full stops and question marks', (_, expected) => {
  expect(sentences(expected.join(' '))).toEqual(expected);
});

test.each([
  ['a month', ['Seit dem 1. Dezember fährt sie.', 'Am 21. November nicht.']],
  ['a month at the start', ['1. Mai: Alle Schiffe bleiben im Hafen.']],
  ['another noun', ['Am 3. Advent fährt sie länger.', 'Der Bau des 20. Jahrhunderts bleibt.']],
  ['abbreviations', ['Es kostet 5 Mio. Euro, z. B. Lohn.', 'Herr Dr. Brandt bzw. Frau Nr. 2 kam.']],
])('a German ordinal or abbreviation ends no sentence: %s', (_, expected) => {
  expect(sentences(expected.join(' '))).toEqual(expected);
});

test.each([
  ['a number before a month', ['Temperatures rose to 40.', 'August was warm.']],
  ['an age', ['I am 21.', 'John is 30.']],
  ['two parties of a case', ['The court overturned Roe v. Wade.', 'It was a Friday.']],
])('in English %s is split as before', (_, expected) => {
  expect(sentences(expected.join(' '))).toEqual(expected);
});

test.each([
  ['Chinese', '市长说：“这很难。但安全高于一切！”', '她还说会重开。'],
  ['Japanese', '市長は「難しい。でも安全だ。」と言った。', '橋は開く。'],
  ['German', 'Sie sagte: „Es ist schwer. Aber sicher.“', ' Dann ging sie.'],
  ['French', '« C’est dur. Mais sûr. », dit-elle.', ' Puis elle partit.'],
  ['Danish', '»Det er svært. Men sikkert,« sagde hun.', ' Så gik hun.'],
])('a short quotation in the marks of %s stays whole', (_, quotation, next) => {
  expect(sentences(quotation + next)).toEqual([quotation, next.trim()]);
});

test('Thai, which marks no end of a sentence, is cut at spaces between clauses', () => {
  const text = 'นายกเทศมนตรีกล่าวว่าการตัดสินใจครั้งนี้ยากมาก '.repeat(20).trim();
  expect(sentences(text).join(' ')).toBe(text);
  expect(sentences(text).every((part) => part.length <= 240)).toBe(true);
});

test.each(['Really?', 'هل فتح؟', '何か？', '“Why?”'])('“%s” is a question', (text) => {
  expect(isQuestion(text)).toBe(true);
});

test.each([
  ['Rain fell.', true],
  ['雨が降った。', true],
  ['पुल खुला।', true],
  ['„Es regnet.“', true],
  ['ฝนตกที่ท่าเรือ', true],
  ['A headline', false],
  ['新桥通车', false],
])('whether “%s” ends with a stop: %s', (text, expected) => {
  expect(endsWithStop(text)).toBe(expected);
});

test('a million marks of any kind are split at once', () => {
  const units = [
    '.',
    '. ',
    ' ',
    '"',
    '“',
    '„',
    '«',
    '(',
    ".'",
    '. (',
    '@ ',
    '1',
    '1. ',
    '\u0301',
    '。',
    '। ',
    'A.',
    '?!',
    '…”',
  ];
  for (const unit of units) {
    const text = unit.repeat(1_000_000 / unit.length);
    const last = splitSentences(text).at(-1);
    expect(last?.end ?? text.trim().length).toBe(text.trimEnd().length);
  }
});

test('a line break always ends a sentence', () => {
  expect(sentences('A headline\nMr.\n\nSmith came')).toEqual(['A headline', 'Mr.', 'Smith came']);
});

test.each(['', ' ', '\n\n \n', '\t'])('finds nothing in %j', (text) => {
  expect(splitSentences(text)).toEqual([]);
});

test('cuts text without punctuation at white space, and otherwise between characters', () => {
  const spaced = 'rain and more rain '.repeat(200);
  expect(splitSentences(spaced).every(({ start, end }) => end - start <= 1_200)).toBe(true);
  expect(sentences(spaced).join(' ')).toBe(spaced.trim());
  const solid = '🌧'.repeat(2_000);
  expect(sentences(solid).join('')).toBe(solid);
  expect(sentences(solid).every((part) => part.isWellFormed())).toBe(true);
});

const marks = [' ', '\n', '. ', '.', '…', '?', '!”', '“', '"', '(', ')', "'", '\u00A0'];
const pieces = fc.oneof(
  fc.constantFrom(...'Rain fell Mr U.S No Oct p.m 7 3.5 The said 雨 🌧 。'.split(' ')),
  fc.constantFrom(...marks),
);
const newsLike = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
const anyText = fc.oneof(newsLike, fc.string({ unit: 'binary', maxLength: 80 }));

test('no text is lost: only white space is between the sentences', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let from = 0;
      for (const { start, end } of splitSentences(text)) {
        expect(text.slice(from, start).trim()).toBe('');
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        from = end;
      }
      expect(text.slice(from).trim()).toBe('');
    }),
    { numRuns: 500 },
  );
});

test('splitting a sentence again gives that sentence', () => {
  fc.assert(
    fc.property(newsLike, (text) => {
      const [first] = sentences(text);
      expect(sentences(first ?? '')).toEqual(first === undefined ? [] : [first]);
    }),
    { examples: [['。“ ']] },
  );
});

/** Where a sentence starts without its lead-in. */
function startOf(sentence: string): number {
  return withoutLeadIn(sentence, { start: 0, end: sentence.length }).start;
}

const said = 'Pilots leave the harbour of Port Meridian on Monday.';

test.each([
  ['a credit', 'Ada N. Marsh/Coast Herald/AP '],
  ['a credit of one agency', 'Ada Marsh/AP '],
  ['the number of a picture', 'Hide Caption 4 of 19 '],
  ['the number of a picture and its credit', 'Hide Caption 4 of 19 Ada Marsh/AP '],
  ['an agency', '(AP) — '],
  ['a channel', '(CNN) '],
  ['a bullet', '- '],
])('%s in front of a sentence is left out', (_, before) => {
  expect(startOf(`${before}${said}`)).toBe(before.length);
});

test.each([
  said,
  'London (CNN) Pilots leave the harbour on Monday, they said.',
  'A ferry and/or a tug leaves the harbour of Port Meridian.',
  'Ada Marsh/AP Ferries left.',
  '(Some pilots stayed behind in the harbour of Port Meridian.)',
])('“%s” has no lead-in', (sentence) => {
  expect(startOf(sentence)).toBe(0);
});

test('at least thirty characters of a sentence stay', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('Ab/ .(CNN)-—1')), maxLength: 90 }),
      (text) => {
        const length = startOf(text);
        expect(length === 0 || text.length - length >= 30).toBe(true);
      },
    ),
  );
});
