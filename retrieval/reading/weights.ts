/**
 * Every number that reading is tuned with. Each is set by hand on labelled questions and kept because
 * leaving it out costs more than its noise; `docs/experiments/ablation.md` has the figures.
 */

/** The features of a candidate sentence, added up to its score. */
export const SENTENCE = {
  /** The share of the question's stems, by weight, that the sentence holds; 0 to 1. */
  overlap: 0.4,
  /** The similarity of the two vectors. */
  similarity: 0.3,
  /** The score of its article relative to the best one. */
  article: 0.45,
  /** How many articles agree on its answer. */
  agreement: 0.05,
  /** How far it says what the question is about, with something of the type asked for; 0 to 1. */
  match: 0.5,
  /** It holds something of the type asked for. */
  answer: 0.15,
  /** It has no full stop: a heading or a line of a list. */
  fragment: -0.1,
  /** A sentence about earlier years only, where the question names no year. */
  earlierYear: -0.15,
} as const;

/** How well a sentence matches the terms of the question. */
export const MATCH = {
  /** The least cosine at which one word matches another; the match is the cosine. */
  alike: 0.35,
  /** A name and its derivation (`Britain`, `British`): the letters in common, and the cosine. */
  derivedLetters: 4,
  derivedAlike: 0.5,
  /** The factor for a term that only the headline or the two sentences before contain. */
  context: 0.8,
  /** What a term counts at least, whether or not anything says it. */
  missing: 0.1,
  /** The factor for a sentence without anything of the answer type. */
  withoutAnswer: 0.6,
} as const;

/** The features of a word that may be the answer, added up to the logarithm of its likelihood. */
export const TERM = {
  /** The log-sum-exp of the scores of its sentences, and the factor of the scores in it. */
  sentences: 0.4,
  sharpness: 6,
  /** The share of headlines with it, weighted by the scores of their articles. */
  headlines: 6,
  /** It is a number or a date where one is asked for. */
  form: 3,
  /** Its similarity to the noun asked for. */
  target: 3,
  /** The evidence also writes it in lower case, so it is not a name. */
  common: -1,
  /** Lighter words, such as `the` and `said`, are not answers. */
  leastWeight: 0.35,
} as const;

/** The choice of the excerpts that are shown. */
export const CHOICE = {
  /** How many of them for an answer, and for the closest coverage where there is no answer. */
  answer: 2,
  closest: 3,
  /** The sentences of all of them together, and their characters. */
  sentences: 4,
  characters: 480,
  /** The characters of one that grew by its neighbours. */
  grown: 300,
  /** The weight of the first sentence's share of the answer terms. */
  held: 2,
  /** In a further sentence: the weight of the square root of the likeliest term not yet shown. */
  unseen: 0.7,
  /** What standing next to a chosen sentence counts, and what continuing it does (`His departure`). */
  neighbour: 0.15,
  continuation: 0.2,
  /** The penalty for 100 characters, except in the first sentence. */
  length: 0.04,
} as const;

/** Reading evidence in another language than the question, by meaning alone. */
export const ACROSS = {
  /** How many names are compared to measure an embedder, and the share that has to be matched right. */
  names: 16,
  right: 0.8,
  /** How many standard deviations above the usual a sentence says all that is asked. */
  certain: 5,
  /** The match that the best sentence needs for an answer. */
  matched: 0.4,
} as const;

/** When to answer: the margin is the score of the evidence minus the threshold. */
export const ANSWERABLE = {
  /** How many of the best sentences bear an answer out, and their share of a short text: news repeats itself. */
  sentences: 4,
  share: 0.25,
  /** The length of a question rises from 0 to 1 between these numbers of terms. */
  short: 3,
  long: 6,
  /** The match that a short question needs. */
  matched: 0.83,
  /** What the match counts for a long question, and what it needs together with agreement on one answer. */
  longMatch: 0.7,
  longMatched: 0.355,
  /** What a question in another script than Latin gets, since no words of similar meaning are known. */
  otherScript: 0.3,
} as const;
