import { stem, words } from '../text/tokens.ts';
import { JOINING } from './lexicon.ts';

/** What kind of fact a token is. */
type TokenKind = 'number' | 'unit' | 'date' | 'name' | 'word';

/** One word, number or sign of a text, folded for comparison. */
export type Token = {
  /** Lower case, without accents; numbers as digits, months in full, `%` as `percent`. */
  word: string;
  /** What it is compared by: the stem of a word, the number itself. */
  stem: string;
  kind: TokenKind;
  /** Whether a new part of the sentence begins with it: after punctuation, or a word that joins parts. */
  opens: boolean;
};

const TOKEN = /[$£€%]|(?:\p{Lu}\.){2,}|\d+(?:[.,]\d+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** What stands before the first word of a sentence or of a quotation, whose capital makes no name. */
const OPENING = /(?:^|[.!?:]["”’)]*\s|[“"‘(]\s?|\n)[“"‘(]*$/u;
const PUNCTUATION = /[,;:()"!?—–]|\.\s|\s-+\s/u;

/** The tokens of a text in reading order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [raw] = match;
    const follows = text.slice(last, match.index);
    last = match.index + raw.length;
    const isOpening = OPENING.test(text.slice(Math.max(0, match.index - 6), match.index));
    for (const word of plainWords(raw)) {
      const kind = kindOf(word, raw, isOpening);
      const opens = PUNCTUATION.test(follows) || JOINING.has(word);
      tokens.push({ word, stem: kind === 'number' ? word : stem(word), kind, opens });
    }
  }
  return tokens;
}

/** A number as digits without separators: `3.5`, `1200`. */
function plainNumber(number: string): string {
  // A comma before three digits divides thousands; any other one is a decimal comma.
  const plain = number.replaceAll(/,(?=\d{3}(?!\d))/gu, '').replaceAll(',', '.');
  return plain.replace(/^0+(?=\d)/u, '').replace(/\.0+$/u, '');
}

function plainWords(raw: string): string[] {
  if (/^\d/u.test(raw)) return [plainNumber(raw)];
  const negated = /^(\p{L}+)n['’]t$/iu.exec(raw);
  if (negated?.[1] !== undefined) return [wholeVerb(negated[1].toLowerCase()), 'not'];
  const [first = raw, ending = ''] = raw.includes('.') ? [raw] : raw.split(/['’](?=[\p{L}]+$)/u);
  const found = words(first.replaceAll('.', '')).map((word) => WORD_OF.get(word) ?? word);
  const sign = WORD_OF.get(raw);
  if (sign !== undefined) return [sign];
  const spelt = found.map((word) => NUMBER_OF.get(word) ?? MONTH_OF.get(word) ?? word);
  if (ending.length > 2) return words(raw);
  const more = { ll: 'will', re: 'are', ve: 'have', m: 'am' }[ending.toLowerCase()];
  return more === undefined ? spelt : [...spelt, more];
}

/** `won't` and `can't` have lost letters. */
function wholeVerb(verb: string): string {
  return { wo: 'will', ca: 'can', sha: 'shall' }[verb] ?? verb;
}

function kindOf(word: string, raw: string, isOpening: boolean): TokenKind {
  if (/^\d/u.test(word)) return /^(?:19|20)\d\d$/u.test(word) ? 'date' : 'number';
  if (MAGNITUDES.has(word)) return 'number';
  if (UNITS.has(stem(word))) return 'unit';
  const isCapital = /^\p{Lu}/u.test(raw);
  if (isDateWord(word, isCapital)) return 'date';
  return isCapital && !isOpening && raw !== 'I' ? 'name' : 'word';
}

/** `may` and `march` are months only with a capital. */
function isDateWord(word: string, isCapital: boolean): boolean {
  return DATE_WORDS.has(word) && (isCapital || !/^(?:may|march)$/u.test(word));
}

/** The digits of number words. */
const NUMBER_OF: ReadonlyMap<string, string> = new Map([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value): [string, string] => [word, String(value)])
    // `one of the oldest` counts nothing.
    .filter(([word]) => word !== 'one'),
  ...'thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index): [string, string] => [word, String((index + 3) * 10)]),
]);

const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** Months in full from their short forms. */
const MONTH_OF: ReadonlyMap<string, string> = new Map([
  ...MONTHS.filter((month) => month.length > 4).map((month): [string, string] => [
    month.slice(0, 3),
    month,
  ]),
  ['sept', 'september'],
]);

/** Weekdays and months. */
const DATE_WORDS: ReadonlySet<string> = new Set([
  ...MONTHS,
  ...'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
]);

/** Signs and spellings of one word. */
const WORD_OF: ReadonlyMap<string, string> = new Map([
  ['$', 'dollar'],
  ['£', 'pound'],
  ['€', 'euro'],
  ['%', 'percent'],
  ['cannot', 'not'],
  ['uk', 'britain'],
]);

/** Words that multiply the number before them. */
const MAGNITUDES: ReadonlySet<string> = new Set(
  'hundred thousand million billion trillion hundreds thousands millions billions'.split(' '),
);

/** The stems of what numbers measure. */
const UNITS: ReadonlySet<string> = new Set(
  (
    'percent dollar pound euro yen yuan cent mile kilometre kilometer metre meter foot feet inch ton tonne kilogram gram ' +
    'acre hectare litre liter gallon barrel degree second minute hour day week month year decade century'
  )
    .split(' ')
    .map(stem),
);
