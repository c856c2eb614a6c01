import { splitSentences } from '../../corpus/text/sentences.ts';
import type { Evidence } from '../ranking/select-evidence.ts';
import { dotProduct } from '../words/vector.ts';
import type { WordWeights } from '../words/word-weights.ts';
import { areOpposite, FUNCTION_WORDS, HEDGES, NEGATIONS } from './lexicon.ts';
import { plainText } from './plain-text.ts';
import { type Token, tokensOf } from './token.ts';
import { trace, type Trace } from './trace.ts';

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
  const claim = tokensOf(plainText(text));
  const titles = [...new Set(cited.map(({ article }) => article.title))];
  const sentences = [...titles, ...cited.flatMap(sentencesOf)]
    .map((sentence) => tokensOf(sentence))
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
      ...heads.flatMap(tokensOf),
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

function isPlain({ kind, word, stem }: Token): boolean {
  return kind === 'word' && !FUNCTION_WORDS.has(word) && !NEGATIONS.has(stem) && !HEDGES.has(stem);
}
