import { stem } from '../words/stem.ts';

/**
 * The quantity that a question asks for, in stems: of what (`people`), and what happened to it
 * (`kill`). A measure (`death toll`) stands before its number and has nothing happen to it.
 */
export type AskedQuantity = { noun: string; verb: string | null };
/** A number in a sentence with the words that belong to it, as they stand there. */
export type Quantity = { value: number; text: string };

/** `How many people were killed`, `how many hot dogs were eaten`, `how many people died`. */
const HOW_MANY_WERE =
  /\bhow many (?:\p{L}+ )*?(?<noun>\p{L}+) (?:(?:were|are|was|is|have|has|had) (?:been |being |reportedly )*)(?<verb>\p{L}+)/iu;
const HOW_MANY_DID =
  /\bhow many (?:(?:more|new|other|different) )?(?<noun>\p{L}+) (?<verb>\p{L}+)/iu;
/** `How many hot dogs did Ann Ade eat`: a name between, and the verb is the first small word behind it. */
const HOW_MANY_DID_WHO =
  /\b[Hh]ow many (?:\p{L}+ )*?(?<noun>\p{L}+) did (?:the )?(?:\p{Lu}[\p{L}’'-]* )+(?<verb>\p{Ll}+)/u;
const MEASURE =
  /\bwhat (?:is|was) the (?:\p{L}+ ){0,2}?(?<noun>toll|magnitude|turnout|majority|margin|score|price|rate)\b/iu;
const AUXILIARY = new Set(
  'do does did can could will would should may might must in on at of'.split(' '),
);

const TOKEN = /\d[\d,]*(?:\.\d+)?|[\p{L}’'-]+|[;:.!?()]/gu;
const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);
const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** `more than 10` and `12` do not differ, and `another 5` is no total. */
const VAGUE = new Set(
  'about almost another around approximately below extra further fewer less more nearly over roughly some than under up'.split(
    ' ',
  ),
);
/** How many words may stand between a number, its noun and its verb. */
const NEAR = 3;
const CLAUSE = 6;

/** What a question wants counted or measured; null where it wants something else. */
export function askedQuantity(question: string): AskedQuantity | null {
  const measure = MEASURE.exec(question)?.groups?.['noun'];
  if (measure !== undefined) return { noun: stem(measure.toLowerCase()), verb: null };
  const forms = [HOW_MANY_DID_WHO, HOW_MANY_WERE, HOW_MANY_DID];
  const { noun, verb } = forms.map((form) => form.exec(question)).find(Boolean)?.groups ?? {};
  if (noun === undefined || verb === undefined) return null;
  if ([noun, verb].some((word) => AUXILIARY.has(word.toLowerCase()))) return null;
  return { noun: stem(noun.toLowerCase()), verb: stem(verb.toLowerCase()) };
}

type Token = { text: string; start: number; end: number; stem: string; value: number | null };

/** The first exact number of what is asked in a sentence; null where it gives none. */
export function quantityIn(sentence: string, asked: AskedQuantity): Quantity | null {
  const tokens = tokensOf(sentence);
  for (const [index, { value, start }] of tokens.entries()) {
    const before = tokens.slice(Math.max(0, index - CLAUSE), index).toReversed();
    if (value === null || before.slice(0, 2).some(isVague)) continue;
    const scale = SCALES.get(tokens[index + 1]?.text ?? '');
    const last = scale === undefined ? index : index + 1;
    const behind = untilNumber(tokens.slice(last + 1));
    const end = endOfPhrase({ before: untilNumber(before), number: tokens[last], behind }, asked);
    const from = startOfBound(before) ?? start;
    if (end !== null) return { value: value * (scale ?? 1), text: sentence.slice(from, end) };
  }
  return null;
}

/** Where `at least` or `at most` begins in front of a number, the nearest word first. */
function startOfBound([bound, at]: readonly Token[]): number | null {
  const isBound = /^(?:least|most)$/iu.test(bound?.text ?? '') && /^at$/iu.test(at?.text ?? '');
  return isBound ? (at?.start ?? null) : null;
}

/** Where the words that belong to a number end; null where it counts something else. */
function endOfPhrase(
  { before, number, behind }: { before: Token[]; number: Token | undefined; behind: Token[] },
  { noun, verb }: AskedQuantity,
): number | null {
  if (verb === null)
    return before.some((token) => token.stem === noun) ? (number?.end ?? null) : null;
  const isMeant = [...before, ...behind.slice(0, CLAUSE)].some((token) => token.stem === verb);
  const counted = behind.slice(0, NEAR).find((token) => token.stem === noun);
  return isMeant ? (counted?.end ?? null) : null;
}

function tokensOf(sentence: string): Token[] {
  return [...sentence.matchAll(TOKEN)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
    stem: stem(text.toLowerCase()),
    value: valueOf(text),
  }));
}

function isVague({ text }: Token): boolean {
  return VAGUE.has(text.toLowerCase());
}

/** What belongs to the number at one side of it: a further number, or a new clause, ends it. */
function untilNumber(tokens: readonly Token[]): Token[] {
  const end = tokens.findIndex(({ value, text }) => value !== null || /^[;:.!?()]$/u.test(text));
  return tokens.slice(0, end === -1 ? undefined : end);
}

function valueOf(text: string): number | null {
  if (/^\d/u.test(text)) return Number(text.replaceAll(',', ''));
  const index = WORDS.indexOf(text.toLowerCase());
  return index === -1 ? null : index;
}
