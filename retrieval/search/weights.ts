/** Every number that search is tuned with; `docs/experiments/retrieval.md` says how each was measured. */

/** The share of each list in a fused score. */
export const FUSION = { passages: 0.325, articles: 0.325, vectors: 0.35 } as const;

/** How much the search for a clause counts beside that for the whole question. */
export const CLAUSE_SHARE = 0.4;

/** How much the words of the question in an article's headline and opening passage add to its score. */
export const SUBJECT = { headline: 0.3, opening: 0.4 } as const;

/** The factor for an article of a named publisher, and for one of unknown origin, which may be theirs. */
export const PUBLISHER = { named: 2, unknown: 1.5 } as const;

/** The factor for an article that was published when the question says. */
export const NAMED_TIME = 2;

/** How much more a new article counts than an old one, for how many days fully, and how fast that fades. */
export const RECENCY = {
  strong: { newest: 2, fullDays: 0, fadingDays: 5 },
  usual: { newest: 1, fullDays: 3, fadingDays: 5 },
  none: { newest: 0, fullDays: 0, fadingDays: 1 },
} as const;

/** How many articles and passages are read, and the score below which an article is about something else. */
export const EVIDENCE = {
  articles: 6,
  /** How many ranked articles are looked through for a publisher that the question names. */
  depth: 30,
  /** Passages of each article, and in all where there are few articles. */
  passagesEach: 2,
  passages: 10,
  smallestShare: 0.25,
  /** Two passages that share this much of their distinct words (Jaccard) are copies of one report. */
  copy: 0.8,
} as const;
