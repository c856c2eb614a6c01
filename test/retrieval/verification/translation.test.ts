import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { translationFault } from '../../../retrieval/verification/translation.ts';

function faultOf(original: string, sentence: string, into: string, from = 'en'): string | null {
  return translationFault({
    originals: [original],
    sentences: [sentence],
    from,
    into,
    quotes: [original],
  });
}

test.each([
  [
    'de',
    'Petra Lindqvist signed the agreement on Sunday.',
    'Petra Lindqvist hat die Vereinbarung am Sonntag unterschrieben.',
  ],
  [
    'de',
    'The pilots of Port Meridian will get 4.5 percent more pay from April.',
    'Die Lotsen von Port Meridian bekommen ab April 4,5 Prozent mehr Geld.',
  ],
  [
    'de',
    'Petra Lindqvist led Norland’s delegation at the talks.',
    'Petra Lindqvist leitete die Delegation Norlands bei den Gesprächen.',
  ],
  [
    'es',
    'The White House said on 28 November that 1,200 soldiers had left Ukraine.',
    'La Casa Blanca dijo el 28 de noviembre que 1.200 soldados habían salido de Ucrania.',
  ],
  [
    'fr',
    'President Volodymyr Zelenskyy is to meet three French ministers in London on Friday.',
    'Le président Volodymyr Zelensky doit rencontrer vendredi 3 ministres français à Londres.',
  ],
  [
    'pl',
    'Andriy Yermak resigned on Friday, according to the ministry in Kyiv.',
    'Andrij Jermak podał się w piątek do dymisji, jak podało ministerstwo w Kijowie.',
  ],
  [
    'ru',
    'Andriy Yermak resigned on Friday, 28 November 2025.',
    'Андрей Ермак ушёл в отставку в пятницу, 28 ноября 2025 года.',
  ],
  ['zh', 'Andriy Yermak resigned on 28 November 2025.', '安德里·叶尔马克于2025年11月28日辞职。'],
  ['ar', 'The strike lasted 12 days.', 'استمر الإضراب ١٢ يوماً.'],
])('a right translation into %s may be shown: %s', (into, original, sentence) => {
  expect(faultOf(original, sentence, into)).toBeNull();
});

const signed = 'Petra Lindqvist signed the agreement with 140 pilots on Sunday.';
test.each([
  [
    'another number',
    'numbers',
    'Petra Lindqvist hat die Vereinbarung mit 410 Lotsen am Sonntag unterschrieben.',
  ],
  [
    'a number left out',
    'numbers',
    'Petra Lindqvist hat die Vereinbarung mit den Lotsen am Sonntag unterschrieben.',
  ],
  [
    'another day',
    'dates',
    'Petra Lindqvist hat die Vereinbarung mit 140 Lotsen am Montag unterschrieben.',
  ],
  [
    'a day left out',
    'dates',
    'Petra Lindqvist hat die Vereinbarung mit 140 Lotsen unterschrieben.',
  ],
  [
    'somebody else',
    'names',
    'Tomas Reyl hat die Vereinbarung mit 140 Lotsen am Sonntag unterschrieben.',
  ],
  [
    'another surname',
    'names',
    'Petra Reyl hat die Vereinbarung mit 140 Lotsen am Sonntag unterschrieben.',
  ],
  [
    'a link',
    'link',
    'Petra Lindqvist hat die Vereinbarung mit 140 Lotsen am Sonntag unterschrieben: https://example.org',
  ],
  ['another language', 'language', 'Petra Lindqvist a signé l’accord avec 140 pilotes dimanche.'],
  ['no translation at all', 'language', signed],
  ['a summary', 'length', 'Sie hat es.'],
])('a translation with %s is not shown', (_, fault, sentence) => {
  expect(faultOf(signed, sentence, 'de')).toBe(fault);
});

test('a name that the sentence lacks is found where only names have capital letters', () => {
  const sentence = 'Petra Lindqvist y Tomas Reyl firmaron el acuerdo con 140 pilotos el domingo.';
  expect(faultOf(signed, sentence, 'es')).toBe('names');
});

test('in another script, words in Latin letters have to be those of the sentence', () => {
  expect(faultOf('The bank uses Meridian Pay.', 'Банк использует Meridian Pay.', 'ru')).toBeNull();
  expect(faultOf('The bank uses Meridian Pay.', 'Банк использует Lowen Pay.', 'ru')).toBe('names');
});

test('names do not move from one sentence into another', () => {
  const originals = ['Petra Lindqvist signed the agreement.', 'Bruno Akande closed the school.'];
  const right = [
    'Petra Lindqvist hat die Vereinbarung unterschrieben.',
    'Bruno Akande hat die Schule geschlossen.',
  ];
  const given = { originals, from: 'en', into: 'de', quotes: [] };
  expect(translationFault({ ...given, sentences: right })).toBeNull();
  expect(translationFault({ ...given, sentences: right.toReversed() })).toBe('names');
  expect(translationFault({ ...given, sentences: right.slice(1) })).toBe('sentences');
});

test('a name that opens a sentence is known from the quotes', () => {
  const given = { originals: ['Lindqvist led the talks.'], from: 'en', into: 'de' };
  const sentences = ['Reyl leitete die Gespräche und die Sitzung.'];
  const quotes = ['On Sunday Lindqvist led the talks, and Reyl left.'];
  expect(translationFault({ ...given, sentences, quotes })).toBe('names');
  expect(
    translationFault({ ...given, sentences: ['Lindqvist leitete die Gespräche.'], quotes }),
  ).toBeNull();
});

test('a sentence that opens with another word than a name may open with any', () => {
  expect(faultOf('Talks ended on Sunday.', 'Die Gespräche endeten am Sonntag.', 'de')).toBeNull();
});

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What speaks against the translation of a sentence about somebody or some place by another name. */
function renamed(one: string, other: string): string | null {
  return faultOf(
    `The talks in ${capital(one)} ended.`,
    `Die Gespräche in ${capital(other)} sind zu Ende.`,
    'de',
  );
}

test.each([
  ['zelenskyy', 'selenskyj'],
  ['kyiv', 'kiew'],
  ['moscow', 'moskau'],
  ['moscow', 'mosca'],
  ['geneva', 'ginebra'],
  ['netanyahu', 'netanjahu'],
  ['chernihiv', 'tschernihiw'],
  ['putin', 'poutine'],
])('%s and %s are spellings of one name', (one, other) => {
  expect(renamed(one, other)).toBeNull();
});

test.each([
  ['yermak', 'umerov'],
  ['putin', 'trump'],
  ['lindqvist', 'reyl'],
])('%s and %s are two names', (one, other) => {
  expect(renamed(one, other)).toBe('names');
});

test('no sentence passes with another number than its original has', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 13, max: 1e6 }),
      fc.integer({ min: 13, max: 1e6 }),
      (had, has) => {
        const original = `The union has ${had.toLocaleString('en')} members in the harbour.`;
        const sentence = `Die Gewerkschaft hat ${has.toLocaleString('de')} Mitglieder in dem Hafen.`;
        expect(faultOf(original, sentence, 'de')).toBe(had === has ? null : 'numbers');
      },
    ),
  );
});
