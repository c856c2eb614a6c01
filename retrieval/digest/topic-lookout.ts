// Tells which of many topics new articles may be about, with one look at each article.
import type { Article } from '../../corpus/article.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Store } from '../store/store.ts';
import { stemmedWords } from '../text/tokens.ts';
import type { WordWeights } from '../text/word-weights.ts';
import {
  baseWords,
  folded,
  isMisspelling,
  isMisspeltForm,
  LEAST_OPENING,
  OPENING_CHARACTERS,
  type TopicQuery,
  topicTerms,
} from './topic.ts';

/** Adds the topics that an article may be about to `touched`; see `topicLookout`. */
type TopicLookout = (article: Pick<Article, 'title' | 'text'>, touched: Set<string>) => void;

/**
 * The least share of a possibly misspelt topic that the opening of an article says: less than of one
 * spelt right (`LEAST_OPENING`), because a misspelt word may weigh more than the right one.
 */
const LEAST_MISSPELT = 0.5;
/** Sums of the same weights differ in their last digits by the order of the words. */
const ROUNDING = 1e-9;
/** The articles that are read at a time. */
const BATCH = 128;

/**
 * A function that tells which topics the articles with these ids may be about: at least all whose
 * digests would include one of the articles, but for a misspelt topic whose word stands there in a distant
 * form only (`soght`, where an article has `seeking`). The parsed topics are cached until they change.
 * @throws StoreUnavailable.
 */
export function topicWatch({
  store,
  weights,
}: {
  store: Pick<Store, 'articles' | 'sources'>;
  weights: WordWeights;
}): (topics: readonly string[], ids: readonly string[]) => Promise<ReadonlySet<string>> {
  let known: { key: string; lookout: TopicLookout } | null = null;
  return async (topics, ids) => {
    const touched = new Set<string>();
    if (topics.length === 0 || ids.length === 0) return touched;
    const publishers = await store.sources();
    const key = JSON.stringify([publishers, topics]);
    if (known?.key !== key) {
      // What a topic is does not depend on the time.
      const at = new Date(0).toISOString();
      const queries = topics.map((text): [string, TopicQuery] => [
        text,
        parseQuery({ text, at }, { publishers, weights }),
      ]);
      known = { key, lookout: topicLookout(queries) };
    }
    for (let from = 0; from < ids.length; from += BATCH)
      for (const article of await store.articles(ids.slice(from, from + BATCH)))
        known.lookout(article, touched);
    return touched;
  };
}

/**
 * Finds the topics that an article may be about by the words of its opening, each looked up once
 * however many topics there are, and adds them to `touched`.
 */
export function topicLookout(
  topics: readonly (readonly [name: string, query: TopicQuery])[],
): TopicLookout {
  const totals = new Map<string, number>();
  const words = new Map<string, WatchedWord>();
  for (const [name, query] of topics) {
    const terms = topicTerms(query);
    totals.set(name, leastTotal(terms));
    for (const { word, stem, weight } of terms) {
      const key = `${word} ${stem}`;
      const watched = words.get(key) ?? { word, stem, topics: [] };
      watched.topics.push([name, weight]);
      words.set(key, watched);
    }
  }
  const all = [...words.values()];
  const by = (keyOf: (watched: WatchedWord) => string): Map<string, WatchedWord[]> =>
    Map.groupBy(all, keyOf);
  const index = {
    stems: by(({ stem }) => stem),
    words: by(({ word }) => word),
    folded: by(({ word }) => folded(word)),
    initials: by(({ word }) => word[0] ?? ''),
  };
  const isShare = (name: string, weight: number, least: number): boolean =>
    weight >= least * (totals.get(name) ?? 0) - ROUNDING;
  const always = [...totals].filter(([, total]) => total === 0).map(([name]) => name);
  const found = remembering((word: string, stem: string) => watchedIn({ word, stem }, index));
  return ({ title, text }, touched) => {
    const said = new Set<WatchedWord>();
    const misspelt = new Set<WatchedWord>();
    for (const { word, stem } of stemmedWords(`${title}\n${text.slice(0, OPENING_CHARACTERS)}`)) {
      const { same, near } = found(word, stem);
      for (const watched of same) said.add(watched);
      for (const watched of near) misspelt.add(watched);
    }
    for (const name of always) touched.add(name);
    const exact = weightsOf(said);
    for (const [name, weight] of exact) if (isShare(name, weight, LEAST_OPENING)) touched.add(name);
    const near = weightsOf([...misspelt].filter((word) => !said.has(word)));
    for (const [name, weight] of near)
      if (isShare(name, weight + (exact.get(name) ?? 0), LEAST_MISSPELT)) touched.add(name);
  };
}

/** The weight of all words of a topic, where a word and its misspelling may turn out to be one. */
function leastTotal(terms: ReturnType<typeof topicTerms>): number {
  return terms.reduce((sum, term, index) => {
    const twin = terms.slice(0, index).find(({ word }) => isMisspelling(term.word, word));
    return sum + term.weight - (twin ? Math.max(twin.weight, term.weight) : 0);
  }, 0);
}

/** A word of topics, with its weight in each of them. */
type WatchedWord = { word: string; stem: string; topics: [name: string, weight: number][] };
type Index = Readonly<
  Record<'stems' | 'words' | 'folded' | 'initials', ReadonlyMap<string, readonly WatchedWord[]>>
>;

/** How much of each topic some words say, by weight. */
function weightsOf(words: Iterable<WatchedWord>): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { topics } of words)
    for (const [name, weight] of topics) weights.set(name, (weights.get(name) ?? 0) + weight);
  return weights;
}

/** The watched words that a word says, and those that may be meant by it in a misspelt topic. */
type Found = { same: readonly WatchedWord[]; near: readonly WatchedWord[] };

function watchedIn(
  { word, stem }: { word: string; stem: string },
  { stems, words, folded: foldedWords, initials }: Index,
): Found {
  return {
    same: [
      ...(stems.get(stem) ?? []),
      ...(foldedWords.get(folded(word)) ?? []),
      ...baseWords(word).flatMap((base) => words.get(base) ?? []),
    ],
    near: (initials.get(word[0] ?? '') ?? []).filter(
      (other) => isMisspelling(other.word, word) || isMisspeltForm(other, stem),
    ),
  };
}

/** More different words than the news of a day has in any language. */
const MOST_REMEMBERED = 100_000;

/** Caches what was found for a word, since articles share most of their words. */
function remembering(
  find: (word: string, stem: string) => Found,
): (word: string, stem: string) => Found {
  const known = new Map<string, Found>();
  return (word, stem) => {
    const key = `${word} ${stem}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const watched = find(word, stem);
    known.set(key, watched);
    return watched;
  };
}
