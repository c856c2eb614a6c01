import { answerKind, askedNoun, holdsKind } from '../query/answer-type.ts';
import { stem, type Token, tokensOf, words } from '../text/tokens.ts';
import { dotProduct } from '../text/vectors.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { commonWords } from './possible-answers.ts';
import type { Candidate } from './rank-sentences.ts';

/** Stems of words with how likely each is part of the answer, beside the likeliest. */
export type LikelyWords = ReadonlyMap<string, number>;
/** The likelihood of the likeliest word. */
export const LIKELIEST = 1;

/**
 * How much each sign of a word counts: that it stands in good sentences, and in many; the share of
 * the headlines, by the scores of their articles, that hold it, since a headline tells the news; that
 * it is a number or a time where one is asked for; that it is named as a place where one is; its
 * likeness to the noun asked for; and that it is a name, which nowhere in the evidence is written small.
 */
const SIGNS = { sentences: 0.4, headlines: 6, form: 3, place: 2, likeness: 3, common: -1 } as const;
/** What the headlines that were not found would count, so that few do not pass for all. */
const UNHEARD = 0.5;
/** How much more a better sentence counts than one a little worse. */
const SHARPNESS = 6;
/** `Next month` and `in two weeks` answer when. */
const UNIT_OF_TIME = /^(?:day|week|month|year)s?$/u;
/** Not `which country`, whose answer may be named as a party. */
const ASKS_WHERE = /(?:^|[.?!,;] )where\b/iu;
/** Lighter words, such as `the` and `said`, are no answers. */
const LEAST_WEIGHT = 0.35;

/** The words of the evidence that the question does not hold, each with how likely it answers. */
export function likelyWords(
  question: string,
  candidates: readonly Candidate[],
  weights: WordWeights,
): LikelyWords {
  const found = newWords(question, candidates, weights);
  const headlines = shareOfHeadlines(candidates);
  const passages = new Set(candidates.map(({ evidence }) => evidence.passage.text));
  const common = commonWords([...passages]);
  const isOfForm = formOf(question);
  const places = placeNames(ASKS_WHERE.test(question) ? candidates.map(({ text }) => text) : []);
  const noun = askedNoun(question);
  const wanted = noun === null ? null : weights.vector(noun);
  const logarithms = [...found].map(([key, { token, sum }]) => {
    const likeness = wanted === null ? 0 : dotProduct(wanted, weights.vector(token.word));
    const logarithm =
      SIGNS.sentences * Math.log(sum) +
      SIGNS.headlines * headlines(key) +
      SIGNS.form * Number(isOfForm(token.raw)) +
      SIGNS.place * Number(places.has(key)) +
      SIGNS.likeness * likeness +
      SIGNS.common * Number(common.has(token.word));
    return [key, logarithm] as const;
  });
  const most = Math.max(...logarithms.map(([, logarithm]) => logarithm));
  return new Map(logarithms.map(([key, logarithm]) => [key, Math.exp(logarithm - most)]));
}

/** The share of all that is likely the answer that a sentence of these stems holds, 0 to 1. */
export function heldShare(likely: LikelyWords): (stems: ReadonlySet<string>) => number {
  const total = likely.values().reduce((sum, likelihood) => sum + likelihood, 0);
  return (stems) =>
    total === 0 ? 0 : [...stems].reduce((sum, word) => sum + (likely.get(word) ?? 0), 0) / total;
}

/** Each new word where it stands first, and its sentences' scores, exponentiated and added up. */
function newWords(
  question: string,
  candidates: readonly Candidate[],
  weights: WordWeights,
): Map<string, { token: Token; sum: number }> {
  const asked = new Set(words(question).map(stem));
  const found = new Map<string, { token: Token; sum: number }>();
  for (const { text, score } of candidates) {
    const tokens = new Map(tokensOf(text).map((token) => [token.stem, token]));
    for (const [key, token] of tokens) {
      const isNumber = /\d/u.test(token.word);
      if (asked.has(key) || (!isNumber && weights.weight(token.word) < LEAST_WEIGHT)) continue;
      const known = found.get(key);
      const sum = (known?.sum ?? 0) + Math.exp(SHARPNESS * score);
      found.set(key, { token: known?.token ?? token, sum });
    }
  }
  return found;
}

function shareOfHeadlines(candidates: readonly Candidate[]): (key: string) => number {
  const articles = new Map(candidates.map(({ evidence }) => [evidence.article.id, evidence]));
  const held = new Map<string, number>();
  let total = 0;
  for (const { article, score } of articles.values()) {
    total += score;
    for (const key of new Set(words(article.title).map(stem)))
      held.set(key, (held.get(key) ?? 0) + score);
  }
  // One headline alone agrees with nobody, and a few with hardly anybody.
  if (articles.size < 2) return () => 0;
  return (key) => (held.get(key) ?? 0) / (total + UNHEARD);
}

/** Numbers and times are told by their form; names, which most sentences hold, are not. */
function formOf(question: string): (word: string) => boolean {
  const kind = answerKind(question);
  const hasForm = kind === 'amount' || kind === 'number' || kind === 'time';
  return (word) =>
    hasForm && (holdsKind(word, kind, question) || (kind === 'time' && UNIT_OF_TIME.test(word)));
}

/** `in Des Plaines`, `from the northern city of Ostry`, `outside Port Meridian, Norland`. */
const PLACED =
  /\b(?:in|at|near|from|to|outside|into|through|across|around|of) (?:the |downtown |central |southern |northern |eastern |western |nearby )*(?<place>(?:\p{Lu}[\p{L}.'’-]+(?:,? |$))+)/gu;

/** The stems of the words of names that texts put behind a preposition of place. */
export function placeNames(texts: readonly string[]): Set<string> {
  return new Set(
    texts
      .flatMap((text) => [...text.matchAll(PLACED)])
      .flatMap(({ groups }) => words(groups?.['place'] ?? ''))
      .map(stem),
  );
}
