import type { Validators, Visit } from '../web.ts';
import type { Feed, FeedItem, SeenItem } from './feed.ts';

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

const minute = 60_000;
const hour = 60 * minute;

/** The shortest and the longest gap between two visits of a feed that can be read. */
const SHORTEST = 5 * minute;
const LONGEST = 6 * hour;
/** The gap for a feed whose items have no dates. */
const USUAL = 30 * minute;
/** The first gap of a feed that fails; it doubles up to the longest. */
const FIRST_PAUSE = 15 * minute;
const LONGEST_PAUSE = 24 * hour;
/** Whatever a server asks for, it is tried again after a week. */
const LONGEST_REQUEST = 7 * 24 * hour;
/** How far visits are spread, so that feeds added together are not asked together. */
const SPREAD = 0.2;

/** `now` and each of `recent` are ISO 8601; `random` is a number from 0 to 1 for spreading. */
type Moment = { now: string; random: number };

/**
 * When to visit a feed that was read: as often as its items come. `recent` is when the last ones
 * came out, the newest first; a silence since then counts like any other gap.
 */
function nextRegularVisit(recent: readonly string[], { now, random }: Moment): string {
  const oldest = recent.at(-1);
  const gap = oldest === undefined ? USUAL : (Date.parse(now) - Date.parse(oldest)) / recent.length;
  return after(Math.min(LONGEST, Math.max(SHORTEST, gap)), { now, random });
}

/**
 * When to try a feed again that failed `failures` times in a row: each time after twice as long, and
 * never before the server wants to be asked (`retryAfter`, milliseconds).
 */
function nextTry(failures: number, retryAfter: number | null, moment: Moment): string {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1));
  const asked = Math.min(LONGEST_REQUEST, retryAfter ?? 0);
  return after(Math.max(pause, asked), moment);
}

/** Spread forward only: a server's wish is kept to the millisecond. */
function after(gap: number, { now, random }: Moment): string {
  return new Date(Date.parse(now) + Math.round(gap * (1 + SPREAD * random))).toISOString();
}
