/**
 * Every number that the check of a sentence is tuned with; `docs/experiments/grounding.md` and
 * `docs/experiments/ablation.md` have the figures.
 */

/** The alignment of a claim with its sources: costs in weights of words. */
export const ALIGNMENT = {
  /** Sentences aligned at most: a claim rests on few, and more take longer and find nothing. */
  sentences: 12,
  skip: 0.12,
  leap: 0.6,
  leapAtClause: 0.25,
  /** Function words count little, any other word at least so much. */
  functionWord: 0.1,
  leastWord: 0.3,
  /** The cosine from which on a word is matched by another, and what that counts. */
  alike: 0.45,
  alikeWorth: 0.8,
} as const;

/** Whether sources support a claim. */
export const SUPPORT = {
  /** What stitching takes from the coverage; .5 to 1.25 do as well on labelled claims. */
  stitching: 0.75,
  /** A claim with this share in words of its own is not stitched together at all. */
  ownWords: 0.3,
  /** The coverage needed after that, which keeps nine in ten supported claims. */
  coverage: 0.47,
  /** A claim of at most so many content words needs more: one that is missing may be all it says. */
  shortWords: 4,
  shortCoverage: 0.8,
  /** What a contradiction takes from the score. */
  contradiction: 0.3,
} as const;

/** The tests for contradictions. Lengths are in tokens. */
export const CONTRADICTION = {
  /** Longer than this, other words at the same place no longer stand in for the claim's. */
  longestSlot: 8,
  /** A gap longer than this is a part left out, not a word turned round. */
  longestTurn: 4,
  /** Words with a smaller cosine do not stand for each other. */
  unlike: 0.2,
  /** How many content words at one place may be replaced. */
  replacedWords: 3,
  /** Coverage from which on replaced words, and unsupported clauses, stand out. */
  extractive: 0.75,
  extractiveClause: 0.5,
  /** A clause is unsupported when a smaller share of it is covered; lighter ones may be anything. */
  clauseCoverage: 0.45,
  lightestClause: 0.8,
} as const;
