import type { Validators, Visit } from '../ports/web.ts';
import type { FeedItem } from './feed-item.ts';
import type { Feed } from './feed.ts';
import { nextRegularVisit, nextTry } from './next-visit.ts';
import type { SeenItem } from './seen-item.ts';

/** What came of visiting a feed: as the web told it, or what was read from what was fetched. */
export type FeedVisit =
  | Exclude<Visit, { kind: 'fetched' }>
  | {
      kind: 'read';
      movedTo: string | null;
      validators: Validators;
      title: string | null;
      /** Every item of the document. */
      items: readonly FeedItem[];
      /** What is known of them by now. */
      read: readonly SeenItem[];
      /** Whether no new item waits for the next visit. */
      isWhole: boolean;
    };

/** The moment of the visit, ISO 8601 in UTC, and a number from 0 to 1 that spreads the next one. */
export type VisitMoment = { now: string; random: number };

/** How many items are remembered beside those that the feed holds at present. */
const MEMORY = 300;
/** How many items tell how busy a feed is. */
const RECENT = 10;

/** The feed as it is after a visit. Pure. */
export function afterVisit(feed: Feed, visit: FeedVisit, moment: VisitMoment): Feed {
  switch (visit.kind) {
    case 'read':
      return afterReading(feed, visit, moment);
    case 'unchanged':
      return {
        ...wellNow(feed, moment),
        url: visit.movedTo ?? feed.url,
        nextVisit: nextRegularVisit(feed.recent, moment),
      };
    case 'gone':
      return { ...feed, isEnded: true, reason: 'the feed has ended (410 Gone)' };
    case 'failed': {
      const failures = feed.failures + 1;
      const nextVisit = nextTry(failures, visit.retryAfter, moment);
      return { ...feed, failures, reason: visit.reason, nextVisit };
    }
    default:
      return visit satisfies never;
  }
}

function afterReading(
  feed: Feed,
  visit: Extract<FeedVisit, { kind: 'read' }>,
  moment: VisitMoment,
): Feed {
  const recent = recentOf(visit.items, feed.recent, moment);
  // What was not read to its end has to come again, and soon.
  const { isWhole } = visit;
  return {
    ...wellNow(feed, moment),
    url: visit.movedTo ?? feed.url,
    title: visit.title ?? feed.title,
    validators: isWhole ? visit.validators : { etag: null, lastModified: null },
    nextVisit: nextRegularVisit(isWhole ? recent : [moment.now], moment),
    recent,
    seen: remembered(feed.seen, visit.read),
  };
}

function wellNow(feed: Feed, { now }: VisitMoment): Feed {
  return { ...feed, lastSuccess: now, failures: 0, reason: null };
}

/** Dates of the last items, newest first; those to come are no news yet. */
function recentOf(
  items: readonly FeedItem[],
  before: readonly string[],
  { now }: VisitMoment,
): string[] {
  const dates = items.flatMap(({ line }) => line.published_at ?? []).filter((date) => date <= now);
  return [...new Set([...dates, ...before])].toSorted().toReversed().slice(0, RECENT);
}

function remembered(seen: readonly SeenItem[], present: readonly SeenItem[]): SeenItem[] {
  const keys = new Set(present.map(({ key }) => key));
  return [...seen.filter(({ key }) => !keys.has(key)).slice(-MEMORY), ...present];
}
