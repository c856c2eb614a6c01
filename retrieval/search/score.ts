import { UNKNOWN_SOURCE } from '../../corpus/article.ts';
import type { Recency, SearchPlan } from '../query/query.ts';
import { stem, words } from '../text/tokens.ts';
import {
  shareHeld,
  type WeighedStems,
  weighedStems,
  type WordWeights,
} from '../text/word-weights.ts';
import type { RankedArticle } from './fuse.ts';

/** What an article is about stands in its headline and its opening passage. */
const SUBJECT = { headline: 0.2, opening: 0.3 } as const;
/** How much more an article of a named publisher counts; one of unknown origin may be theirs. */
const NAMED_PUBLISHER = 2;
const UNKNOWN_PUBLISHER = 1.5;
/** How much more an article counts that was published when the question says. */
const NAMED_TIME = 2;

/**
 * The score of an article for a plan: what the searches gave it, and what its headline and opening
 * share with the question, times what speaks for its publisher and its date. `asked` are the stems
 * of the question.
 */
export function scoreArticle(
  { article, score, passages }: RankedArticle,
  plan: Omit<SearchPlan, 'question' | 'filter' | 'clauses'>,
  { asked, weights }: { asked: WeighedStems; weights: WordWeights },
): number {
  const headline = weighedStems(article.title, weights);
  const opening = passages.find(({ passage }) => passage.number === 0)?.passage.text ?? '';
  const openingStems = new Set(words(`${article.title} ${opening}`).map(stem));
  const subject =
    SUBJECT.headline * shareHeld(headline, new Set(asked.keys())) +
    SUBJECT.opening * shareHeld(asked, openingStems);
  return (
    (score + subject) *
    publisherFactor(article.source, plan.publishers) *
    (isOfTime(article.publishedAt, plan) ? NAMED_TIME : 1) *
    recencyFactor(article.publishedAt, plan.at, plan.recency)
  );
}

function publisherFactor(source: string, named: readonly string[]): number {
  if (named.includes(source)) return NAMED_PUBLISHER;
  return named.length > 0 && source === UNKNOWN_SOURCE ? UNKNOWN_PUBLISHER : 1;
}

function isOfTime(publishedAt: string | null, { periods }: Pick<SearchPlan, 'periods'>): boolean {
  return (
    publishedAt !== null &&
    periods.some(({ since, until }) => since <= publishedAt && publishedAt <= until)
  );
}

const MILLISECONDS_A_DAY = 86_400_000;
/** How much more a new article counts than an old one, for how long, and how fast that fades. */
const BONUS = {
  strong: { newest: 2, fullDays: 0, fadingDays: 5 },
  usual: { newest: 1, fullDays: 3, fadingDays: 7 },
  none: { newest: 0, fullDays: 0, fadingDays: 1 },
} as const;

/**
 * The factor for an article's age at the time of asking, falling to 1 for old and undated ones: from
 * 2 where newness counts as usual, the same for three days, as a story is told again from day to
 * day; from 3, and falling at once, where the newest is asked for. Both times are ISO 8601.
 */
export function recencyFactor(publishedAt: string | null, at: string, recency: Recency): number {
  if (publishedAt === null) return 1;
  const { newest, fullDays, fadingDays } = BONUS[recency];
  const days = (Date.parse(at) - Date.parse(publishedAt)) / MILLISECONDS_A_DAY;
  return 1 + newest * Math.exp(-Math.max(0, days - fullDays) / fadingDays);
}
