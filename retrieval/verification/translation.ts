// Compares a translated sentence with the sentence it was made of: numbers, dates, names and language.
import { canBeIn, isFunctionWord, isInLatinScript } from '../text/languages.ts';
import { NUMBER_WORDS, TRANSLATED_NAMES } from '../text/lexicon.ts';
import { type Name, namesIn } from '../text/names.ts';
import { tokenize, withPlainDigits } from '../text/tokens.ts';
import { plainWord, words } from '../text/words.ts';
import { isDecorated } from './contradictions.ts';
import { type DatesNamed, datesIn, isTranslatedName, mayBeDate } from './named-in-languages.ts';

/** Sentences in one language and what a model made of them in another, in the same order. */
type Translation = {
  originals: readonly string[];
  from: string;
  sentences: readonly string[];
  into: string;
  /** What the sentences rest on, word for word, which tells names from other words. */
  quotes: readonly string[];
};

/** What a translation did wrong, in a word for the log. */
type Fault = 'sentences' | 'language' | 'length' | 'link' | 'numbers' | 'dates' | 'names';

/**
 * What speaks against a translation; null where nothing does. It finds what was added, left out or swapped
 * of numbers, dates and names, not what was mistranslated. Names are compared in Latin letters.
 */
export function translationFault(given: Translation): Fault | null {
  const { originals, from, sentences, into, quotes } = given;
  if (sentences.length !== originals.length) return 'sentences';
  if (!canBeIn(sentences.join(' '), into)) return 'language';
  const known = [...quotes, ...originals].flatMap((text) => namesOf(text, from));
  const certain = known.filter(({ isCertain }) => isCertain);
  const names = new Set(certain.flatMap((name) => wordsOf(name, from)));
  for (const [index, sentence] of sentences.entries()) {
    const fault = faultOf({ original: originals[index] ?? '', from, sentence, into, names });
    if (fault !== null) return fault;
  }
  return null;
}

type Pair = {
  original: string;
  from: string;
  sentence: string;
  into: string;
  /** The words of all names of the answer and its quotes. */
  names: ReadonlySet<string>;
};

function faultOf(pair: Pair): Fault | null {
  const { original, from, sentence, into } = pair;
  // A sentence without function words can be in any language.
  if (canBeIn(sentence, from) && !canBeIn(sentence, into)) return 'language';
  if (!isOfSuchLength(original, sentence)) return 'length';
  if (isDecorated({ text: sentence, sourceText: original })) return 'link';
  const dates = datesIn(original, from);
  if (!areNumbersKept(pair, dates.months)) return 'numbers';
  if (!areDatesKept(pair, dates)) return 'dates';
  return areNamesKept(pair) ? null : 'names';
}

/** Chinese is a third as long as English, and no language is three times as long. */
function isOfSuchLength(original: string, sentence: string): boolean {
  return sentence.length * 5 > original.length && sentence.length < original.length * 2.5 + 40;
}

/** The same numbers; a number word and a month may become digits. */
function areNumbersKept({ original, sentence }: Pair, months: readonly number[]): boolean {
  const [had, has] = [numbersIn(original), numbersIn(sentence)];
  const spelt = words(original).flatMap((word) => NUMBER_WORDS.get(word) ?? []);
  const allowed = new Set([...had, ...spelt, ...months.map(String)]);
  return [...had].every((number) => has.has(number)) && [...has].every((one) => allowed.has(one));
}

const NUMBER = /\p{Nd}{1,3}(?:[\s.,'’٫٬]\p{Nd}{3}){1,6}(?!\p{Nd})|\p{Nd}+(?:[.,٫]\p{Nd}+)?/gu;

/** The numbers of a text, whatever separates their thousands and decimals: `1,200.5` and `1.200,5`. */
function numbersIn(text: string): Set<string> {
  return new Set((text.match(NUMBER) ?? []).map((number) => plainNumber(withPlainDigits(number))));
}

function plainNumber(number: string): string {
  const parts = number.split(/[^0-9]/u);
  const isGrouped = parts.slice(1).every(({ length }) => length === 3);
  return isGrouped ? parts.join('') : `${parts.slice(0, -1).join('')}.${parts.at(-1)}`;
}

/** The same days of the week and months. */
function areDatesKept({ from, original, sentence, into }: Pair, had: DatesNamed): boolean {
  const has = datesIn(sentence, into);
  const numbers = numbersIn(sentence);
  return (
    had.days.every((day) => mayBeDate(sentence, into, { day })) &&
    had.months.every(
      (month) => numbers.has(String(month)) || mayBeDate(sentence, into, { month }),
    ) &&
    has.days.every((day) => mayBeDate(original, from, { day })) &&
    has.months.every((month) => mayBeDate(original, from, { month }))
  );
}

/** The names of the original and no others, as far as they are in Latin letters. */
function areNamesKept(pair: Pair): boolean {
  const { original, from, sentence, into } = pair;
  if (!isInLatinScript(into)) return latinWords(sentence).every(isOneOf(latinWords(original)));
  if (!isInLatinScript(from)) return latinWords(original).every(isOneOf(latinWords(sentence)));
  // German writes every noun with a capital letter, so that names are not told there.
  return from === 'de' || (noNameIsLost(pair) && noNameMoved(pair) && noNameIsAdded(pair));
}

function isOneOf(known: readonly string[]): (word: string) => boolean {
  return (word) => known.includes(word);
}

function latinWords(text: string): string[] {
  return wordsApart(text).filter((word) => /^\p{Script=Latin}{2}/u.test(word));
}

/** The last word of a name stays; acronyms, and names that other languages translate, may change. */
function noNameIsLost({ original, from, sentence, into, names }: Pair): boolean {
  const has = wordsApart(sentence);
  return namesOf(original, from).every(({ text, isCertain }) => {
    const last = wordsApart(text).at(-1) ?? '';
    if (!isCertain && !names.has(last)) return true;
    return (
      has.some((word) => isSameName(last, word)) ||
      TRANSLATED_NAMES.has(last) ||
      /^[\p{Lu}.]{2,6}$/u.test(text) ||
      isTranslatedName(text, { from, into }, sentence)
    );
  });
}

/** A name of another sentence or of the quotes does not take the place of one in this sentence. */
function noNameMoved({ original, sentence, names }: Pair): boolean {
  const had = wordsApart(original);
  return capitals(sentence)
    .filter((word) => names.has(word) && !TRANSLATED_NAMES.has(word))
    .every(isIn(had));
}

/**
 * Where only names have capital letters, a new one of several words is the translation of one that
 * changed. A single word may be a noun that the language writes with a capital letter.
 */
function noNameIsAdded({ original, from, sentence, into }: Pair): boolean {
  if (into === 'de') return true;
  const [had, has] = [wordsApart(original), wordsApart(sentence)];
  const changed = namesOf(original, from).filter((name) => !wordsOf(name, from).every(isIn(has)));
  const added = namesOf(sentence, into)
    .map((name) => wordsOf(name, into))
    .filter((name) => name.length > 1 && !name.some(isIn(had)));
  return added.length <= changed.length;
}

function isIn(kept: readonly string[]): (word: string) => boolean {
  return (word) => kept.some((one) => isSameName(word, one));
}

/** The words of a text; an article that is elided before a name (`l’Ukraine`) is one of its own. */
function wordsApart(text: string): string[] {
  return words(text.replaceAll(/['’](?!s(?!\p{L}))/gu, ' '));
}

/** The words of a name, without articles. */
function wordsOf({ text }: Name, language: string): string[] {
  return wordsApart(text).filter((word) => !isFunctionWord(word, language));
}

/** The names of a text; days and months are none. */
function namesOf(text: string, language: string): Name[] {
  return namesIn(tokenize(text, language), text).filter(({ text: name }) => {
    const { days, months } = datesIn(name, language);
    return days.length + months.length === 0;
  });
}

/** The words of a text with a capital letter, as `words` gives them. */
function capitals(text: string): string[] {
  return (text.match(/\p{Lu}[\p{L}\p{M}]*/gu) ?? []).map(plainWord);
}

/** Sounds that languages spell in different ways: `Kyiv` and `Kiew`, `Zelenskyy` and `Selenskyj`. */
const SOUNDS: readonly [RegExp, string][] = [
  [/ph/gu, 'f'],
  [/c(?=[eiy])/gu, 's'],
  [/[aeiouhjy]/gu, ''],
  [/[bpvfw]/gu, 'b'],
  [/[ckgqx]/gu, 'k'],
  [/[dt]/gu, 't'],
  [/[sz]/gu, 's'],
  [/([a-z])\1/gu, '$1'],
];
/** `ch` and the like are read as in `Chernihiv` (`Tschernihiw`), or as in `Charkiw` (`Kharkiv`). */
const HISSED = /tsch|tch|sch|ch|sh/gu;
/** First letters or consonants that tell a name: `Paris` and `Parigi`, `London` and `Londres`. */
const TELLING = 3;

/** Whether two words, as `words` gives them, may be spellings of one name. */
function isSameName(one: string, other: string): boolean {
  return (
    one.slice(0, TELLING) === other.slice(0, TELLING) ||
    soundsOf(one).some((sound) => soundsOf(other).some(isLike(sound)))
  );
}

function isLike(one: string): (other: string) => boolean {
  return (other) => {
    const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
    if (shorter.length < TELLING) return shorter === longer && shorter !== '';
    return longer.startsWith(shorter.slice(0, TELLING));
  };
}

function soundsOf(word: string): string[] {
  return [word, word.replaceAll(HISSED, 's')].map((spelt) =>
    SOUNDS.reduce((sound, [pattern, letter]) => sound.replaceAll(pattern, letter), spelt),
  );
}
