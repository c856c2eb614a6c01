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
export function nextRegularVisit(recent: readonly string[], { now, random }: Moment): string {
  const oldest = recent.at(-1);
  const gap = oldest === undefined ? USUAL : (Date.parse(now) - Date.parse(oldest)) / recent.length;
  return after(Math.min(LONGEST, Math.max(SHORTEST, gap)), { now, random });
}

/**
 * When to try a feed again that failed `failures` times in a row: each time after twice as long, and
 * never before the server wants to be asked (`retryAfter`, milliseconds).
 */
export function nextTry(failures: number, retryAfter: number | null, moment: Moment): string {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1));
  const asked = Math.min(LONGEST_REQUEST, retryAfter ?? 0);
  return after(Math.max(pause, asked), moment);
}

/** Spread forward only: a server's wish is kept to the millisecond. */
function after(gap: number, { now, random }: Moment): string {
  return new Date(Date.parse(now) + Math.round(gap * (1 + SPREAD * random))).toISOString();
}
