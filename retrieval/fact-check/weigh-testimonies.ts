import type { Verdict } from '../checked-claim.ts';
import type { Testimony } from './judge-evidence.ts';

/** At most so many sources of one claim, no two in the same words. */
const MOST_SHOWN = 3;

/**
 * The verdict that testimonies lead to, and those that it rests on, the newest first. What supports a
 * claim stands unless something newer contradicts it: then both are told. Without either, the
 * testimony that comes nearest is shown.
 */
export function weighTestimonies(testimonies: readonly Testimony[]): {
  verdict: Verdict;
  shown: Testimony[];
} {
  const supporting = testimonies.filter(({ stance }) => stance === 'supports');
  const lastSupport = supporting.map(publishedAt).toSorted().at(-1) ?? '';
  const contradicting = testimonies.filter(
    (one) =>
      one.stance === 'contradicts' && (supporting.length === 0 || publishedAt(one) > lastSupport),
  );
  if (contradicting.length > 0) {
    // One of the other side has its place, however many there are.
    const against = distinct(contradicting).slice(
      0,
      supporting.length > 0 ? MOST_SHOWN - 1 : MOST_SHOWN,
    );
    const shown = [...against, ...distinct(supporting)].slice(0, MOST_SHOWN);
    return { verdict: 'contradicted', shown: newestFirst(shown) };
  }
  if (supporting.length > 0)
    return { verdict: 'supported', shown: newestFirst(distinct(supporting).slice(0, MOST_SHOWN)) };
  const nearest = testimonies.slice(0, 1).map((one) => ({ ...one, stance: 'near' as const }));
  return { verdict: 'not-covered', shown: nearest };
}

/** The first testimony of each quotation: copies of a report say it once. */
function distinct(testimonies: readonly Testimony[]): Testimony[] {
  return [...Map.groupBy(testimonies, ({ quote }) => quote).values()].flatMap(
    ([first]) => first ?? [],
  );
}

function newestFirst(testimonies: readonly Testimony[]): Testimony[] {
  return testimonies.toSorted((one, other) => publishedAt(other).localeCompare(publishedAt(one)));
}

function publishedAt({ article }: Testimony): string {
  return article.publishedAt ?? '';
}
