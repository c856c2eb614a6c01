// Finds the coverage of a text: the articles on its subject and their closest sentences.
import type { ArticleCard } from '../../corpus/article.ts';
import { type Answered, type AsOf, quotingAnswer, type Source } from '../answer.ts';
import type { Embedder } from '../models/embedder.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query, Question } from '../query/query.ts';
import type { RankedArticle } from '../search/fuse.ts';
import { search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import { closestSentence } from '../text/analyse.ts';
import { stemmedWords, stemsOf } from '../text/tokens.ts';
import { coverage, type WordWeights } from '../text/word-weights.ts';

/** A text to find coverage of, the time of asking (nothing later is used) and the publishers to keep to. */
export type CheckRequest = Pick<Question, 'text' | 'at' | 'sources'>;

export type CheckParts = { store: Store; embedder: Embedder; weights: WordWeights };

/** The articles on the subject of a text, newest first, each with its sentence closest to the text. */
export type Coverage = {
  kind: 'coverage';
  text: string;
  sources: Source[];
  /** How many stories the articles belong to. */
  stories: number;
  asOf: AsOf;
};

/** A sentence of an article, and the share of a query's stems that it holds, by weight, 0 to 1. */
export type CloseSentence = { article: ArticleCard; quote: string; share: number };

/** A longer text is searched for by its beginning. */
const MOST_CHARACTERS = 600;
const MOST_ARTICLES = 8;
/** An article that scores less than this share of the best one is about something else. */
const SMALLEST_SHARE = 0.3;
/** The share of the text, by weight of its words, that one passage with its headline must hold. */
const SHARE_NEEDED = 0.45;
const PASSAGES_AN_ARTICLE = 2;
/** The most sentences of a claim. */
export const MOST_SENTENCES = 3;
/** A sentence that holds less of a claim than this is not close to it. */
const LEAST_SHARE = 0.4;

/**
 * Finds the articles on the subject of a text, one for each set of copies, nothing published after the
 * time of asking.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function findCoverage(
  { text, ...asked }: CheckRequest,
  parts: CheckParts,
): Promise<Coverage> {
  const { store, weights } = parts;
  const question = { ...asked, text: text.slice(0, MOST_CHARACTERS) };
  const query = parseQuery(question, { publishers: await store.sources(), weights });
  const [ranked, asOf] = await Promise.all([
    search(query, parts),
    store.extent({ until: asked.at }),
  ]);
  const best = ranked[0]?.score ?? 0;
  const near = ranked
    .filter((item) => item.score >= best * SMALLEST_SHARE && heldBy(item, query) >= SHARE_NEEDED)
    .slice(0, 2 * MOST_ARTICLES);
  const records = await store.stored(near.map(({ article }) => article.id));
  const found = new Set(near.map(({ article }) => article.id));
  const originals = records
    .filter(({ copyOf }) => copyOf === null || !found.has(copyOf))
    .slice(0, MOST_ARTICLES);
  const kept = new Set(originals.map(({ article }) => article.id));
  const sources = near
    .filter(({ article }) => kept.has(article.id))
    .map(({ article, passages }) => ({
      article,
      quote: closestOf(query, passages.slice(0, 1)).quote,
    }))
    .toSorted((one, other) => newestFirst(one.article, other.article))
    .map((source, index) => ({ number: index + 1, ...source }));
  const stories = new Set(originals.map(({ article, story }) => story ?? article.id)).size;
  return { kind: 'coverage', text, sources, stories, asOf };
}

/** The largest share of a query that an article holds in one passage with its headline. */
function heldBy({ article, passages }: RankedArticle, { stems, language }: Query): number {
  const shares = passages.map(({ passage }) =>
    coverage(stems, stemsOf(stemmedWords(`${article.title}\n${passage.text}`, language))),
  );
  return Math.max(0, ...shares);
}

/**
 * The sentences of ranked articles that are closest to a claim, at most three: one of each article, no
 * two in the same words, closest first and newest first among equals. Empty where none is close.
 */
export function closestSentences(query: Query, ranked: readonly RankedArticle[]): CloseSentence[] {
  const closest = ranked
    .slice(0, MOST_ARTICLES)
    .map(({ article, passages }) => ({
      article,
      ...closestOf(query, passages.slice(0, PASSAGES_AN_ARTICLE)),
    }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .toSorted((one, other) => other.share - one.share || newestFirst(one.article, other.article));
  const byQuote = Map.groupBy(closest, ({ quote }) => quote);
  return [...byQuote.values()].flatMap(([first]) => first ?? []).slice(0, MOST_SENTENCES);
}

/** The closest sentence of some passages; see `closestSentence`. */
export function closestOf(
  { stems, language }: Query,
  passages: readonly Pick<RankedArticle['passages'][number], 'passage'>[],
): Pick<CloseSentence, 'quote' | 'share'> {
  const texts = passages.map(({ passage }) => passage.text);
  return closestSentence(stems, texts, language);
}

function newestFirst(one: ArticleCard, other: ArticleCard): number {
  return (other.publishedAt ?? '').localeCompare(one.publishedAt ?? '');
}

/** Coverage as an answer, for follow-ups and for whoever wants its sources. */
export function answerOfCoverage({ text, sources, asOf }: Coverage): Answered {
  return quotingAnswer({ question: text, sources, asOf });
}
