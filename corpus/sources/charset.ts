// Detects the character set of undeclared bytes.
import { TextDecoder } from 'node:util';

/**
 * The character set of a text that is neither UTF-8 nor UTF-16, as a label of TextDecoder. Every
 * set is tried, and the decoding wins that reads most like a language written in that set: the
 * score is the number of bits that a bigram model of that language needs for it. The models are
 * made, when first needed, of the names of countries and languages in Unicode's CLDR, which Intl
 * brings. Ties go to the set that is listed first.
 */
export function detectCharset(bytes: Uint8Array): string {
  const sample = sampleOf(bytes);
  let best = { set: 'windows-1252', bits: Number.POSITIVE_INFINITY };
  const consider = (set: string, bits: number): void => {
    if (bits < best.bits) best = { set, bits };
  };
  for (const [set, languages] of singleByteSets) {
    const text = new TextDecoder(set).decode(sample).normalize('NFC');
    for (const language of languages)
      consider(set, lettersCost(text, modelOf(language), best.bits) + (rare.get(set) ?? 0));
  }
  for (const [set, costOf] of multiByteSets)
    consider(set, charactersCost(new TextDecoder(set).decode(sample), costOf));
  return best.set;
}

const western = 'en de fr es it pt nl da sv nb fi is ca sq';
const central = 'pl cs sk hu sl hr';
const baltic = 'lt lv et';
const slavic = 'ru uk be bg sr mk';

/** Sets with one byte a character, and the languages written in them. */
const singleByteSets = Object.entries({
  'windows-1252': western,
  'windows-1250': `${central} ro`,
  'windows-1251': slavic,
  'windows-1253': 'el',
  'windows-1254': 'tr',
  'windows-1255': 'he yi',
  'windows-1256': 'ar fa ur',
  'windows-1257': baltic,
  'windows-1258': 'vi',
  'windows-874': 'th',
  'iso-8859-2': `${central} ro`,
  'iso-8859-3': 'mt eo',
  'iso-8859-4': `${baltic} se`,
  'iso-8859-5': slavic,
  'iso-8859-6': 'ar',
  'iso-8859-7': 'el',
  'iso-8859-8': 'he',
  'iso-8859-10': 'se is fo lt',
  'iso-8859-13': baltic,
  'iso-8859-14': 'ga cy gd br',
  'iso-8859-15': 'fr fi et',
  'iso-8859-16': 'ro pl hu hr sl',
  'koi8-r': 'ru bg',
  'koi8-u': 'uk be ru',
  ibm866: 'ru be bg',
  'x-mac-cyrillic': slavic,
  macintosh: western,
}).map(([set, languages]) => [set, languages.split(' ')] as const);

/** Bits against sets that hardly anybody writes any more. */
const rare: ReadonlyMap<string, number> = new Map([
  ['macintosh', 8],
  ['x-mac-cyrillic', 4],
  ['ibm866', 2],
]);

/** How many bits a character costs in a set with thousands of characters. */
type CharacterCost = (character: string) => number;

const multiByteSets: readonly (readonly [string, CharacterCost])[] = [
  [
    'gb18030',
    (character) => ideographCost(character, commonIn('gb18030', [0xb0, 0xd7], [0xa1, 0xfe])),
  ],
  ['big5', (character) => ideographCost(character, commonIn('big5', [0xa4, 0xc6], [0x40, 0xfe]))],
  ['shift_jis', japaneseCost],
  ['euc-jp', japaneseCost],
  ['euc-kr', koreanCost],
];

function japaneseCost(character: string): number {
  if (/[\u3041-\u30fc]/.test(character)) return 6.5;
  return ideographCost(character, commonIn('euc-jp', [0xb0, 0xcf], [0xa1, 0xfe]));
}

function koreanCost(character: string): number {
  const common = commonIn('euc-kr', [0xb0, 0xc8], [0xa1, 0xfe]);
  return common.has(character) ? 9.5 : ideographCost(character, new Set());
}

function ideographCost(character: string, common: ReadonlySet<string>): number {
  if (common.has(character)) return 11.5;
  if (/[\u3001-\u3003\u3008-\u3011\u30fb\uff01-\uff5e“”‘’…—·]/.test(character)) return 7;
  if (/[\p{sc=Han}\p{sc=Hangul}]/u.test(character)) return 17;
  return /\p{L}/u.test(character) ? 18 : symbolCost(character);
}

const commonCharacters = new Map<string, ReadonlySet<string>>();

/** The characters of the first level of a national standard, which holds the common ones. */
function commonIn(
  set: string,
  [first, last]: readonly [number, number],
  [low, high]: readonly [number, number],
): ReadonlySet<string> {
  const known = commonCharacters.get(set);
  if (known !== undefined) return known;
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead += 1)
    for (let trail = low; trail <= high; trail += 1)
      if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  const all = new Set(new TextDecoder(set).decode(Uint8Array.from(bytes)));
  commonCharacters.set(set, all);
  return all;
}

function charactersCost(text: string, costOf: CharacterCost): number {
  let bits = 0;
  let wasAscii: boolean | null = null;
  for (const character of text) {
    const isAscii = character <= '\u007f';
    const isLetter = !isAscii || /[a-z]/i.test(character);
    if (isLetter) bits += isAscii ? asciiLetter : costOf(character);
    if (isLetter && wasAscii !== null && isAscii !== wasAscii) bits += oddNeighbour;
    wasAscii = isLetter ? isAscii : null;
  }
  return bits;
}

/** Few words have letters beside ideographs. */
const oddNeighbour = 4;

/** The bits for a letter that follows another (a space for none), both in lower case. */
type BigramModel = { cost(before: string, letter: string): number; isLatin: boolean };

/** The bits for a text in a language; more than `limit` where it exceeds that. */
function lettersCost(text: string, model: BigramModel, limit: number): number {
  let bits = 0;
  let before: Letter | null = null;
  for (const character of text) {
    const letter = letterOf(character, model);
    bits += letter === null ? markCost(character, before) : letterCost(letter, before, model);
    before = letter;
    if (bits > limit) break;
  }
  return bits;
}

type Letter = { lower: string; isCapital: boolean; isForeign: boolean };

function letterOf(character: string, { isLatin }: BigramModel): Letter | null {
  if (!letterOrMark.test(character)) return null;
  const lower = character.toLowerCase();
  return { lower, isCapital: lower !== character, isForeign: !isLatin && character <= '\u007f' };
}

const letterOrMark = /[\p{L}\p{M}]/u;

function letterCost(letter: Letter, before: Letter | null, model: BigramModel): number {
  // Capitals within words and letters of two scripts in one word show a wrong set.
  const isOddCapital = letter.isCapital && before?.isCapital === false;
  const isOddScript = before !== null && before.isForeign !== letter.isForeign;
  const previous = before === null || before.isForeign ? ' ' : before.lower;
  return (
    (letter.isForeign ? asciiLetter : model.cost(previous, letter.lower)) +
    (isOddCapital ? oddCapital : 0) +
    (isOddScript ? oddScript : 0)
  );
}

function markCost(character: string, before: Letter | null): number {
  if (character <= '\u007f') return 0;
  const isOdd = before !== null && !typographic.test(character);
  return symbolCost(character) + (isOdd ? oddMark : 0);
}

const asciiLetter = 4.5;
const oddCapital = 5;
const oddScript = 8;
const oddMark = 7;

function symbolCost(character: string): number {
  if (/[\u0080-\u009f\ufffd\p{Co}]/u.test(character)) return 30;
  return typographic.test(character) || /[•°§€£©№¿¡]/.test(character) ? 7 : 14;
}

/** Marks that stand right behind a word. */
const typographic = /[\u00a0\u00ad«»“”„‘’‚‹›–—…·®™،؛؟־׳״]/;

const models = new Map<string, BigramModel>();

function modelOf(language: string): BigramModel {
  const model = models.get(language) ?? bigramModel(namesIn(language));
  models.set(language, model);
  return model;
}

function bigramModel(names: string): BigramModel {
  const letters = names.toLowerCase().replace(/[^\p{L}\p{M}]+/gu, ' ');
  const singles = new Map<string, number>();
  const pairs = new Map<string, number>();
  const followed = new Map<string, number>();
  let before = ' ';
  for (const letter of letters) {
    if (letter !== ' ') {
      increment(singles, letter);
      increment(pairs, before + letter);
      increment(followed, before);
    }
    before = letter;
  }
  const cost = (one: string, other: string): number => {
    const single = ((singles.get(other) ?? 0) + unseen) / letters.length;
    const pair = (pairs.get(one + other) ?? 0) + kept * single;
    return -Math.log2(pair / ((followed.get(one) ?? 0) + kept));
  };
  return { cost, isLatin: singles.has('a') };
}

/** The count of a letter that a language's names lack. */
const unseen = 0.02;
/** How much single letters weigh beside pairs, in occurrences. */
const kept = 8;

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const codes = { region: codesOf('region'), language: codesOf('language') };

function codesOf(type: 'region' | 'language'): string[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  const names = new Intl.DisplayNames('en', { type, fallback: 'none' });
  const all = letters.flatMap((one) => letters.map((other) => one + other));
  return all.filter(
    (code) => names.of(type === 'region' ? code.toUpperCase() : code) !== undefined,
  );
}

function namesIn(locale: string): string {
  const all = (['region', 'language'] as const).flatMap((type) => {
    const names = new Intl.DisplayNames(locale, { type, fallback: 'none' });
    return codes[type].flatMap(
      (code) => names.of(type === 'region' ? code.toUpperCase() : code) ?? [],
    );
  });
  return all.join(' ').normalize('NFC');
}

const maxRead = 262_144;
const maxSample = 3_000;

/** The words near bytes beyond ASCII, without markup: all others are the same in every set. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const page = Buffer.from(bytes.subarray(0, maxRead)).toString('latin1');
  const words = withoutScripts(page)
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .split(/[ \t\r\n]+/);
  const isTelling = words.map((word) => /[\x80-\xff]/.test(word));
  const near = words.filter((_word, at) =>
    isTelling.slice(Math.max(0, at - 2), at + 3).includes(true),
  );
  return Buffer.from(near.join(' ').slice(0, maxSample), 'latin1');
}

function withoutScripts(page: string): string {
  const [start = '', ...scripts] = page.split(/<(?:script|style)\b/i);
  const behind = scripts.map((script) => script.split(/<\/(?:script|style)/i)[1] ?? '');
  return [start, ...behind].join(' ');
}
