import { words } from '../words.ts';

/** The parts of a sentence that must stand in the passages it cites, each folded for comparison. */
export type Facts = {
  /** Numbers as digits without separators: `3.5`, `1200`. */
  numbers: string[];
  /** The words of names, of weekdays and of months. */
  names: string[];
  /** Quotations of more than one word, as words in a row. */
  quotations: string[];
};

const NUMBER_WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, String(value)]),
);
/** Capitalised at the start of a sentence without being names. */
const SENTENCE_OPENERS = new Set(
  (
    'the a an in on at by for from to with of after before but and or so yet if when while as since until during ' +
    'this that these those there here it its he she they we you i his her our their my what who how why where ' +
    'some many most both all no not one two three several according earlier later meanwhile however although ' +
    'despite following another other each every more last next now then also officials experts critics people'
  ).split(' '),
);

/** What a sentence claims that can be looked up: its numbers, names, dates and quotations. */
export function factsOf(sentence: string): Facts {
  const quotations = [...sentence.matchAll(/[“"]([^“”"]+)[”"]/gu)]
    .map(([, quoted = '']) => words(quoted).join(' '))
    .filter((quoted) => quoted.includes(' '));
  return { numbers: numbersOf(sentence), names: namesOf(sentence), quotations };
}

/** The numbers of a text, number words up to twenty included. */
export function numbersOf(text: string): string[] {
  const digits = [...text.matchAll(/\d+(?:[.,]\d+)*/gu)].map(([number]) => plainNumber(number));
  const spelt = words(text).flatMap((word) => NUMBER_WORDS.get(word) ?? []);
  return [...digits, ...spelt];
}

function plainNumber(number: string): string {
  // A comma before three digits divides thousands; any other one is a decimal comma.
  const plain = number.replaceAll(/,(?=\d{3}(?!\d))/gu, '').replaceAll(',', '.');
  return plain.replace(/^0+(?=\d)/u, '').replace(/\.0+$/u, '');
}

function namesOf(sentence: string): string[] {
  const names: string[] = [];
  for (const match of sentence.matchAll(/\p{Lu}[\p{L}\p{N}’'.-]*/gu)) {
    const isFirst = /^[^\p{L}\p{N}]*$/u.test(sentence.slice(0, match.index));
    // `O’Hara’s` has one apostrophe more than a word may have.
    const parts = words(match[0].replace(/['’]s?$/u, ''));
    const opensSentence =
      isFirst || /[.!?:]["”’)]*\s+["“‘(]*$/u.test(sentence.slice(0, match.index));
    const isOpener = opensSentence && parts.every((word) => SENTENCE_OPENERS.has(word));
    if (!isOpener && match[0] !== 'I') names.push(...parts);
  }
  return names;
}
