// Scores an article by headline, publisher, date and age.
import { UNKNOWN_SOURCE } from '../../corpus/article.ts';
import type { Query, Recency } from '../query/query.ts';
import { stemmedWords } from '../text/tokens.ts';
import { coverage, weightedStems, weightsIn, type WordWeights } from '../text/word-weights.ts';
import type { RankedArticle } from './fuse.ts';
import { NAMED_TIME, PUBLISHER, RECENCY, SUBJECT } from './weights.ts';

const DAY = 86_400_000;

/**
 * The score of an article for a question: its fused score and what its headline and opening share with
 * the question, times a factor for its publisher, its date and its age.
 */
export function scoreArticle(
  { article, score, passages }: RankedArticle,
  query: Query,
  weights: WordWeights,
): number {
  const { language } = query;
  const headline = stemmedWords(article.title, language);
  const opening = passages.find(({ passage }) => passage.number === 0)?.passage.text ?? '';
  const held = new Set<string>();
  for (const { stem } of [...headline, ...stemmedWords(opening, language)])
    if (query.stems.has(stem)) held.add(stem);
  const subject =
    SUBJECT.headline *
      coverage(weightedStems(headline, weightsIn(language, weights)), query.stems) +
    SUBJECT.opening * coverage(query.stems, held);
  return (
    (score + subject) *
    publisherFactor(article.source, query.publishers) *
    (isOfTime(article.publishedAt, query) ? NAMED_TIME : 1) *
    recencyFactor(article.publishedAt, query.at, query.recency)
  );
}

function publisherFactor(source: string, named: readonly string[]): number {
  if (named.includes(source)) return PUBLISHER.named;
  return named.length > 0 && source === UNKNOWN_SOURCE ? PUBLISHER.unknown : 1;
}

function isOfTime(publishedAt: string | null, { periods }: Query): boolean {
  return (
    publishedAt !== null &&
    periods.some(({ since, until }) => since <= publishedAt && publishedAt <= until)
  );
}

/**
 * The recency factor of an article at the time of asking, decaying to 1 for old and undated articles:
 * normally from 2 after three constant days, because stories are reported again from day to day; for a
 * question for the latest from 3, decaying at once. Both times are ISO 8601.
 */
export function recencyFactor(publishedAt: string | null, at: string, recency: Recency): number {
  if (publishedAt === null) return 1;
  const { newest, fullDays, fadingDays } = RECENCY[recency];
  const days = (Date.parse(at) - Date.parse(publishedAt)) / DAY;
  return 1 + newest * Math.exp(-Math.max(0, days - fullDays) / fadingDays);
}
