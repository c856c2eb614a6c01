// How a visit changes a feed, and when the next visit is due.
import type { Validators, Visit } from '../web.ts';
import type { Feed, FeedItem, SeenItem } from './feed.ts';

/** The outcome of visiting a feed: the web's, or the document that was fetched and read. */
export type FeedVisit =
  | Exclude<Visit, { kind: 'fetched' }>
  | {
      kind: 'read';
      movedTo: string | null;
      validators: Validators;
      title: string | null;
      /** Every item of the document. */
      items: readonly FeedItem[];
      /** The records of the items that were read by now. */
      seen: readonly SeenItem[];
      /** Whether all items were read, and none is left for the next visit. */
      isComplete: boolean;
    };

/** The time of the visit, ISO 8601 in UTC, and a random number from 0 to 1 for jitter. */
export type VisitMoment = { now: string; random: number };

/** How many items are remembered in addition to those of the present document. */
const MAX_PAST_ITEMS = 300;
/** How many of the latest items set how often a feed is visited. */
const RECENT_ITEMS = 10;

const minute = 60_000;
const hour = 60 * minute;

/** The shortest and the longest interval between two visits of a healthy feed. */
const MIN_INTERVAL = 5 * minute;
const MAX_INTERVAL = 6 * hour;
/** The interval for a feed whose items have no dates. */
const DEFAULT_INTERVAL = 30 * minute;
/** The first and the longest retry delay of a failing feed; the delay doubles in between. */
const FIRST_RETRY_DELAY = 15 * minute;
const MAX_RETRY_DELAY = 24 * hour;
/** Retry-After is honoured up to a week. */
const MAX_RETRY_AFTER = 7 * 24 * hour;
/** Spreads visits by up to this share, so that feeds added together are not visited together. */
const JITTER = 0.2;

/** The feed's state after a visit. Pure. */
export function afterVisit(feed: Feed, visit: FeedVisit, moment: VisitMoment): Feed {
  switch (visit.kind) {
    case 'read':
      return afterReading(feed, visit, moment);
    case 'unchanged':
      return {
        ...succeeded(feed, moment),
        url: visit.movedTo ?? feed.url,
        nextVisit: nextRegularVisit(feed.recent, moment),
      };
    case 'gone':
      return { ...feed, isEnded: true, reason: 'the feed has ended (410 Gone)' };
    case 'failed': {
      const failures = feed.failures + 1;
      const nextVisit = nextRetry(failures, visit.retryAfter, moment);
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
  const recent = recentDates(visit.items, feed.recent, moment);
  // A feed with unread items is fetched again soon, and without validators.
  const { isComplete } = visit;
  return {
    ...succeeded(feed, moment),
    url: visit.movedTo ?? feed.url,
    title: visit.title ?? feed.title,
    validators: isComplete ? visit.validators : { etag: null, lastModified: null },
    nextVisit: nextRegularVisit(isComplete ? recent : [moment.now], moment),
    recent,
    seen: mergeSeen(feed.seen, visit.seen),
  };
}

function succeeded(feed: Feed, { now }: VisitMoment): Feed {
  return { ...feed, lastSuccess: now, failures: 0, reason: null };
}

/** The publication times of the latest items, newest first, without future ones. */
function recentDates(
  items: readonly FeedItem[],
  before: readonly string[],
  { now }: VisitMoment,
): string[] {
  const dates = items.flatMap(({ line }) => line.published_at ?? []).filter((date) => date <= now);
  return [...new Set([...dates, ...before])].toSorted().toReversed().slice(0, RECENT_ITEMS);
}

function mergeSeen(before: readonly SeenItem[], present: readonly SeenItem[]): SeenItem[] {
  const keys = new Set(present.map(({ key }) => key));
  return [...before.filter(({ key }) => !keys.has(key)).slice(-MAX_PAST_ITEMS), ...present];
}

/**
 * When to visit a healthy feed again: at the average interval of its latest items (`recent`, newest
 * first). The time since the newest item counts as an interval, too.
 */
function nextRegularVisit(recent: readonly string[], { now, random }: VisitMoment): string {
  const oldest = recent.at(-1);
  const interval =
    oldest === undefined
      ? DEFAULT_INTERVAL
      : (Date.parse(now) - Date.parse(oldest)) / recent.length;
  return after(Math.min(MAX_INTERVAL, Math.max(MIN_INTERVAL, interval)), { now, random });
}

/**
 * When to visit a failing feed again: with exponential backoff, and never before `retryAfter`
 * (milliseconds) has passed. `failures` counts the failed visits in a row.
 */
function nextRetry(failures: number, retryAfter: number | null, moment: VisitMoment): string {
  const delay = Math.min(MAX_RETRY_DELAY, FIRST_RETRY_DELAY * 2 ** (failures - 1));
  const requested = Math.min(MAX_RETRY_AFTER, retryAfter ?? 0);
  return after(Math.max(delay, requested), moment);
}

/** The jitter only ever adds, so that Retry-After is kept. */
function after(interval: number, { now, random }: VisitMoment): string {
  return new Date(Date.parse(now) + Math.round(interval * (1 + JITTER * random))).toISOString();
}
