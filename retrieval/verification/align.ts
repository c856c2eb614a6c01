import { splitSentences } from '../../corpus/text/sentences.ts';
import type { Evidence } from '../search/evidence.ts';
import { dotProduct } from '../text/vectors.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { areOpposite } from './opposites.ts';
import { FUNCTION_WORDS, HEDGES, NEGATIONS } from '../text/lexicon.ts';
import { type Token, tokenize } from '../text/tokens.ts';

/** A claim laid beside what it repeats of the passages. */
export type Reading = {
  text: string;
  claim: Token[];
  /** All tokens of headlines and passages in reading order, and the number of the sentence of each. */
  told: Token[];
  sentenceOf: number[];
  sentences: Token[][];
  /** Where each token of the claim stands among them. */
  places: Trace;
  /** The numbers of the sentences that the claim repeats something of. */
  used: ReadonlySet<number>;
  /** The stems of these sentences, of their neighbours and of the headlines. */
  near: ReadonlySet<string>;
  /** The stems of all that was given. */
  all: ReadonlySet<string>;
  /** The passages as they stand, with headlines and publishers. */
  given: string;
  weigh: (token: Token) => number;
  match: (claimed: Token, told: Token) => number;
  /** How alike two words are in meaning, -1 to 1; 0 for what is no plain word. */
  alike: (claimed: Token, told: Token) => number;
  weights: WordWeights;
};

/** A claim rests on few sentences; tracing it through more takes longer and finds nothing. */
const MOST_SENTENCES = 12;
/** Words that hold a sentence together are matched, too, but count little. */
const FUNCTION_WEIGHT = 0.1;
/** Two words whose vectors are this alike may stand for each other, in part. */
const ALIKE = 0.45;
const ALIKE_WORTH = 0.8;

/** Reads a claim against passages; null where there is nothing to read on either side. */
export function readClaim(
  text: string,
  cited: readonly Evidence[],
  weights: WordWeights,
): Reading | null {
  const claim = tokenize(plainText(text));
  const titles = [...new Set(cited.map(({ article }) => article.title))];
  const sentences = [...titles, ...cited.flatMap(sentencesOf)]
    .map((sentence) => tokenize(sentence))
    .filter((tokens) => tokens.length > 0);
  if (claim.length === 0 || sentences.length === 0) return null;
  const weigh = (token: Token): number =>
    FUNCTION_WORDS.has(token.word) ? FUNCTION_WEIGHT : Math.max(weights.weight(token.word), 0.3);
  const closest = closestOf(claim, sentences, weigh);
  const told = closest.flatMap((number) => sentences[number] ?? []);
  const sentenceOf = closest.flatMap((number) => (sentences[number] ?? []).map(() => number));
  const alike = likenessBy(weights);
  const match = (claimed: Token, other: Token): number => {
    if (claimed.stem === other.stem) return weigh(claimed);
    const likeness = alike(claimed, other);
    return likeness < ALIKE ? 0 : likeness * ALIKE_WORTH * weigh(claimed);
  };
  const places = trace(claim, { tokens: told, sentences: sentenceOf }, match);
  const used = new Set(places.flatMap((place) => (place < 0 ? [] : [sentenceOf[place] ?? 0])));
  const heads = cited.flatMap(({ article }) => [article.title, article.source]);
  const near = new Set(
    [
      ...[...used].flatMap((number) => sentences.slice(Math.max(0, number - 1), number + 2)).flat(),
      ...heads.flatMap((text) => tokenize(text)),
    ].map(({ stem }) => stem),
  );
  return {
    text: plainText(text),
    claim,
    told,
    sentenceOf,
    sentences,
    places,
    used,
    near,
    all: new Set([...sentences.flat().map(({ stem }) => stem), ...near]),
    given: plainText([...heads, ...cited.map(({ passage }) => passage.text)].join('\n')),
    weigh,
    match,
    alike,
    weights,
  };
}

function sentencesOf({ passage }: Evidence): string[] {
  const text = plainText(passage.text);
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

/** The numbers of the sentences that hold most of the claim, in the order of reading. */
function closestOf(
  claim: readonly Token[],
  sentences: readonly Token[][],
  weigh: (token: Token) => number,
): number[] {
  const wanted = new Map(claim.map((token) => [token.stem, weigh(token)]));
  const held = sentences.map((tokens, number) => {
    const stems = new Set(tokens.map(({ stem }) => stem));
    return { number, weight: [...stems].reduce((sum, stem) => sum + (wanted.get(stem) ?? 0), 0) };
  });
  return held
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, MOST_SENTENCES)
    .map(({ number }) => number)
    .toSorted((one, other) => one - other);
}

/** How alike two plain words are by their vectors; names, numbers and opposites are not alike. */
function likenessBy(weights: WordWeights): (claimed: Token, told: Token) => number {
  const units = new Map<string, Float32Array>();
  const unit = (word: string): Float32Array => {
    const known = units.get(word) ?? weights.vector(word);
    units.set(word, known);
    return known;
  };
  const known = new Map<string, number>();
  return (claimed, told) => {
    if (!isPlain(claimed) || !isPlain(told) || areOpposite(claimed.stem, told.stem)) return 0;
    const key = `${claimed.word} ${told.word}`;
    const alike = known.get(key) ?? dotProduct(unit(claimed.word), unit(told.word));
    known.set(key, alike);
    return alike;
  };
}

function isPlain({ kind, word }: Token): boolean {
  return kind === 'word' && !FUNCTION_WORDS.has(word) && !NEGATIONS.has(word) && !HEDGES.has(word);
}

/** A text to trace a claim in: its tokens in reading order, and the number of the sentence of each. */
type TracedText = { tokens: readonly Token[]; sentences: readonly number[] };

/** For each token of the claim the place of the token it repeats; -1 where it repeats none. */
type Trace = readonly number[];

/** What leaving something out costs, in weights of words, and what leaping to another place does. */
export const COST = { skip: 0.12, leap: 0.6, leapAtPart: 0.25 };

/** A way to come to a place: what it is worth, and the place before; -1 at the beginning. */
type Step = { score: number; before: number };

/**
 * Traces a claim through a text: which of its tokens repeats which token of the text, so that what
 * is repeated weighs most and the reading leaps least. Forward within a sentence is cheap, to another
 * place dear, and less so where a part of the claim begins (the algorithm of Viterbi 1967).
 */
function trace(
  claim: readonly Token[],
  text: TracedText,
  match: (claimed: Token, told: Token) => number,
): Trace {
  const width = text.tokens.length;
  /** For each token of the claim and each place: the place before, plus 1; -1 where none is taken. */
  const steps: Int32Array[] = [];
  let scores = new Float64Array(width);
  for (const claimed of claim) {
    const taken = new Int32Array(width).fill(-1);
    const next = Float64Array.from(scores);
    const waysTo = waysInto(
      scores,
      text.sentences,
      claimed.startsClause ? COST.leapAtPart : COST.leap,
    );
    for (const [place, told] of text.tokens.entries()) {
      const gained = match(claimed, told);
      // Most words match nothing, and asking for the way takes longer.
      if (gained === 0) continue;
      const { score, before } = waysTo(place);
      if (score + gained <= (next[place] ?? 0)) continue;
      next[place] = score + gained;
      taken[place] = before + 1;
    }
    steps.push(taken);
    scores = next;
  }
  return unwind(steps, placeOfBest(scores));
}

/** The best way to each place: the next word, a skip, a leap, or a start. */
function waysInto(
  scores: Float64Array,
  sentences: readonly number[],
  leapCost: number,
): (place: number) => Step {
  const far = placeOfBest(scores);
  const leap: Step = { score: (scores[far] ?? 0) - leapCost, before: far };
  const start: Step = leap.score > 0 ? leap : { score: 0, before: -1 };
  const behind = bestBehind(scores, sentences);
  return (place) => {
    const from = behind[place] ?? -1;
    if (from === -1) return start;
    const skip: Step = { score: (scores[from] ?? 0) - COST.skip, before: from };
    const onward: Step = { score: scores[place - 1] ?? 0, before: place - 1 };
    return [skip, start].reduce((best, way) => (way.score > best.score ? way : best), onward);
  };
}

/** For each place the best one before it in its sentence; -1 for the first of a sentence. */
function bestBehind(scores: Float64Array, sentences: readonly number[]): Int32Array {
  const behind = new Int32Array(scores.length).fill(-1);
  for (let place = 1; place < scores.length; place += 1) {
    const before = place - 1;
    if (sentences[place] !== sentences[before]) continue;
    const known = behind[before] ?? -1;
    const isBetter = known === -1 || (scores[before] ?? 0) > (scores[known] ?? 0);
    behind[place] = isBetter ? before : known;
  }
  return behind;
}

function unwind(steps: readonly Int32Array[], last: number): Trace {
  const places = steps.map(() => -1);
  let place = last;
  for (let row = steps.length - 1; row >= 0; row -= 1) {
    const step = steps[row]?.[place] ?? -1;
    if (step === -1) continue;
    places[row] = place;
    place = step - 1;
  }
  return places;
}

function placeOfBest(scores: Float64Array): number {
  let best = 0;
  for (let place = 1; place < scores.length; place += 1)
    if ((scores[place] ?? 0) > (scores[best] ?? 0)) best = place;
  return best;
}

/** Names that the news writes in two ways, as one. */
const ALIASES: readonly [RegExp, string][] = [
  [/\b(?:United States(?: of America)?|U\.S\.A?\.?|USA)(?!\p{L})/gu, 'US'],
  [/\b(?:United Kingdom|U\.K\.|Great Britain|UK)(?!\p{L})/gu, 'Britain'],
  [/\b(?:United Nations|U\.N\.)(?!\p{L})/gu, 'UN'],
  [/\bEuropean Union\b/gu, 'EU'],
];

/**
 * A text as the check reads it: one quotation mark for all kinds (old wires write `` and ''),
 * numbers in one piece (`1, 600` and `3. 5` come from tokenised text), one spelling of a few names.
 */
function plainText(text: string): string {
  const plain = text
    .replaceAll(/[“”„«»]|``|''/gu, '"')
    .replaceAll(
      /(?<![\p{L}\p{N}])[‘`]\s?((?:[^‘’`'"\n]|(?<=\p{L})['’](?=\p{L})){3,300})['’](?![\p{L}])/gu,
      '"$1"',
    )
    .replaceAll(/(?<=(?<!\d)\d{1,3}(?:,\d{3})*) ?, (?=\d{3}(?!\d))/gu, ',')
    .replaceAll(/(?<=(?<!\d)\d{1,3}) ?\. (?=\d)/gu, '.');
  return ALIASES.reduce((whole, [spelling, name]) => whole.replaceAll(spelling, name), plain);
}
