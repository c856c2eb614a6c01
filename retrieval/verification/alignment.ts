// Aligns the words of a claim with those of the passages that it cites.
import { sentenceTexts } from '../../corpus/text/sentences.ts';
import type { Evidence } from '../search/evidence.ts';
import { FUNCTION_WORDS, HEDGES, NEGATIONS } from '../text/lexicon.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { dotProduct } from '../text/vectors.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { areOpposite } from './opposites.ts';
import { ALIGNMENT } from './weights.ts';

/** A claim aligned with the passages that it cites. */
export type Alignment = {
  /** The claim, normalised as by `plainText`. */
  text: string;
  claim: Token[];
  /** The tokens of the headlines and passages in reading order, and the number of the sentence of each. */
  source: Token[];
  sentenceOf: number[];
  /** For each token of the claim the index of the source token that it repeats; -1 where it repeats none. */
  places: readonly number[];
  /** The stems of the sentences that the claim repeats, of their neighbours and of the headlines. */
  near: ReadonlySet<string>;
  /** The passages as they stand, normalised, with headlines and publishers. */
  sourceText: string;
  weightOf: (token: Token) => number;
  /** How much of the weight of a claim's token a source token covers. */
  covers: (claimed: Token, source: Token) => number;
  /** The cosine of two content words; 0 for names, numbers, function words and opposites. */
  similarity: (claimed: Token, source: Token) => number;
};

/** Aligns a claim with passages; null where there is nothing to read on either side. */
export function align(
  text: string,
  cited: readonly Evidence[],
  weights: WordWeights,
): Alignment | null {
  const claim = tokenize(plainText(text));
  const titles = [...new Set(cited.map(({ article }) => article.title))];
  const sentences = [...titles, ...cited.flatMap(sentencesOf)]
    .map((sentence) => tokenize(sentence))
    .filter((tokens) => tokens.length > 0);
  if (claim.length === 0 || sentences.length === 0) return null;
  const weightOf = ({ word }: Token): number =>
    FUNCTION_WORDS.has(word)
      ? ALIGNMENT.functionWord
      : Math.max(weights.weight(word), ALIGNMENT.leastWord);
  const similarity = similarityBy(weights);
  const covers = (claimed: Token, other: Token): number => {
    if (claimed.stem === other.stem) return weightOf(claimed);
    const cosine = similarity(claimed, other);
    return cosine < ALIGNMENT.alike ? 0 : cosine * ALIGNMENT.alikeWorth * weightOf(claimed);
  };
  const closest = closestSentences(claim, sentences, weightOf);
  const source = closest.flatMap((number) => sentences[number] ?? []);
  const sentenceOf = closest.flatMap((number) => (sentences[number] ?? []).map(() => number));
  const places = bestPath(claim, { source, sentenceOf }, covers);
  const used = new Set(places.flatMap((place) => (place < 0 ? [] : [sentenceOf[place] ?? 0])));
  const heads = cited.flatMap(({ article }) => [article.title, article.source]);
  const near = [
    ...[...used].flatMap((number) => sentences.slice(Math.max(0, number - 1), number + 2)).flat(),
    ...heads.flatMap((head) => tokenize(head)),
  ];
  return {
    text: plainText(text),
    claim,
    source,
    sentenceOf,
    places,
    near: new Set(near.map(({ stem }) => stem)),
    sourceText: plainText([...heads, ...cited.map(({ passage }) => passage.text)].join('\n')),
    weightOf,
    covers,
    similarity,
  };
}

function sentencesOf({ passage }: Evidence): string[] {
  return sentenceTexts(plainText(passage.text));
}

/** The numbers of the sentences that hold most of the claim, in reading order. */
function closestSentences(
  claim: readonly Token[],
  sentences: readonly Token[][],
  weightOf: (token: Token) => number,
): number[] {
  const wanted = new Map(claim.map((token) => [token.stem, weightOf(token)]));
  const held = sentences.map((tokens, number) => {
    const stems = new Set(tokens.map(({ stem }) => stem));
    return { number, weight: [...stems].reduce((sum, stem) => sum + (wanted.get(stem) ?? 0), 0) };
  });
  return held
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, ALIGNMENT.sentences)
    .map(({ number }) => number)
    .toSorted((one, other) => one - other);
}

function similarityBy(weights: WordWeights): Alignment['similarity'] {
  const vectors = new Map<string, Float32Array>();
  const vectorOf = (word: string): Float32Array => {
    const known = vectors.get(word) ?? weights.vector(word);
    vectors.set(word, known);
    return known;
  };
  const cosines = new Map<string, number>();
  return (claimed, source) => {
    if (!isContent(claimed) || !isContent(source) || areOpposite(claimed, source)) return 0;
    const key = `${claimed.word} ${source.word}`;
    const cosine = cosines.get(key) ?? dotProduct(vectorOf(claimed.word), vectorOf(source.word));
    cosines.set(key, cosine);
    return cosine;
  };
}

function isContent({ kind, word }: Token): boolean {
  return kind === 'word' && !FUNCTION_WORDS.has(word) && !NEGATIONS.has(word) && !HEDGES.has(word);
}

/** A way to a place: its score, and the place before; -1 at the beginning. */
type Step = { score: number; before: number };

/**
 * Which token of the source each token of a claim repeats, so that what is repeated weighs most and the
 * path leaps least: going on within a sentence is cheap, going elsewhere is dear, and less so where a
 * clause begins (the algorithm of Viterbi 1967).
 */
function bestPath(
  claim: readonly Token[],
  { source, sentenceOf }: Pick<Alignment, 'source' | 'sentenceOf'>,
  covers: Alignment['covers'],
): number[] {
  /** For each token of the claim and each place: the place before, plus 1; -1 where none is taken. */
  const steps: Int32Array[] = [];
  let scores = new Float64Array(source.length);
  for (const claimed of claim) {
    const taken = new Int32Array(source.length).fill(-1);
    const next = Float64Array.from(scores);
    const leap = claimed.startsClause ? ALIGNMENT.leapAtClause : ALIGNMENT.leap;
    const waysTo = waysInto(scores, sentenceOf, leap);
    for (const [place, token] of source.entries()) {
      const gained = covers(claimed, token);
      // Most words cover nothing, and asking for the way takes longer.
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
  sentenceOf: readonly number[],
  leapCost: number,
): (place: number) => Step {
  const far = placeOfBest(scores);
  const leap: Step = { score: (scores[far] ?? 0) - leapCost, before: far };
  const start: Step = leap.score > 0 ? leap : { score: 0, before: -1 };
  const earlier = bestEarlier(scores, sentenceOf);
  return (place) => {
    const from = earlier[place] ?? -1;
    if (from === -1) return start;
    const skip: Step = { score: (scores[from] ?? 0) - ALIGNMENT.skip, before: from };
    const onward: Step = { score: scores[place - 1] ?? 0, before: place - 1 };
    return [skip, start].reduce((best, way) => (way.score > best.score ? way : best), onward);
  };
}

/** For each place the best one before it in its sentence; -1 for the first of a sentence. */
function bestEarlier(scores: Float64Array, sentenceOf: readonly number[]): Int32Array {
  const earlier = new Int32Array(scores.length).fill(-1);
  for (let place = 1; place < scores.length; place += 1) {
    const before = place - 1;
    if (sentenceOf[place] !== sentenceOf[before]) continue;
    const known = earlier[before] ?? -1;
    const isBetter = known === -1 || (scores[before] ?? 0) > (scores[known] ?? 0);
    earlier[place] = isBetter ? before : known;
  }
  return earlier;
}

function unwind(steps: readonly Int32Array[], last: number): number[] {
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

/** Names that the news writes in two ways. */
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
export function plainText(text: string): string {
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
