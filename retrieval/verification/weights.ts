/**
 * Every number that the check of a sentence is tuned with; `docs/experiments/grounding.md` and
 * `docs/experiments/ablation.md` have the figures.
 */

/** The alignment of a claim with its sources: costs in weights of words. */
export const ALIGNMENT = {
  /** The most sentences to align: a claim rests on few, and more cost time without benefit. */
  sentences: 12,
  skip: 0.12,
  leap: 0.6,
  leapAtClause: 0.25,
  /** The weight of function words, and the least weight of other words. */
  functionWord: 0.1,
  leastWord: 0.3,
  /** The least cosine at which one word matches another, and the worth of such a match. */
  alike: 0.45,
  alikeWorth: 0.8,
} as const;

/** Whether sources support a claim. */
export const SUPPORT = {
  /** The weight of the stitching penalty; .5 to 1.25 do as well on labelled claims. */
  stitching: 0.75,
  /** A claim with this share of its own words has no stitching penalty. */
  ownWords: 0.3,
  /** The threshold of coverage after the penalty; it keeps nine in ten supported claims. */
  coverage: 0.47,
  /** Claims with at most this many content words need stricter coverage. */
  shortWords: 4,
  shortCoverage: 0.8,
  /** The coverage at which a claim is supported although its clauses leave open who is meant. */
  verbatim: 0.93,
  /** The same where the sources use another verb. */
  reworded: 0.9,
  /** The penalty for each contradiction. */
  contradiction: 0.3,
} as const;

/** The tests for contradictions. Lengths are in tokens. */
export const CONTRADICTION = {
  /** Source words in a longer gap are not a replacement of the claim's. */
  longestSlot: 8,
  /** Words with a smaller cosine are dissimilar. */
  unlike: 0.2,
  /** The most content words in one replacement. */
  replacedWords: 3,
  /** The least coverage of a claim for the test of replaced words. */
  extractive: 0.75,
} as const;
