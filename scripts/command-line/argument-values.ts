import { UsageError } from './errors.ts';
import { isoMoment } from './iso-moment.ts';
import type { DayEdge } from './iso-moment.ts';

const unitMilliseconds = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/**
 * The moment an option such as `--at` gives, as ISO 8601 in UTC with milliseconds; a date alone is
 * the start or end of that day in UTC.
 * @throws UsageError when it is not an ISO date or time.
 */
export function timeArgument(option: string, value: string, edge: DayEdge): string {
  const moment = isoMoment(value, edge);
  if (moment !== null) return moment;
  throw new UsageError(
    `${option} "${value}" is not a time.`,
    'Write it as 2025-12-02 or 2025-12-02T10:30:00Z.',
  );
}

/**
 * The moment `--since` gives, as ISO 8601 in UTC: an ISO date (its first moment) or time, or a span
 * back from `now` in minutes, hours, days or weeks, such as `48h` or `7d`.
 * @throws UsageError when it is neither.
 */
export function sinceArgument(option: string, value: string, now: Date): string {
  const [, amount, unit] = /^(\d{1,5})([mhdw])$/u.exec(value) ?? [];
  if (amount !== undefined && isUnit(unit)) {
    return new Date(now.getTime() - Number(amount) * unitMilliseconds[unit]).toISOString();
  }
  const moment = isoMoment(value, 'start-of-day');
  if (moment !== null) return moment;
  throw new UsageError(
    `${option} "${value}" is neither a span nor a time.`,
    'Write a span such as 48h or 7d, or a time such as 2025-12-02.',
  );
}

/**
 * The whole number above zero that an option gives.
 * @throws UsageError when it is anything else.
 */
export function positiveInteger(option: string, value: string): number {
  const number = /^\d+$/u.test(value) ? Number(value) : 0;
  if (number > 0 && Number.isSafeInteger(number)) return number;
  throw new UsageError(
    `${option} "${value}" is not a whole number above zero.`,
    `Write it as ${option} 10.`,
  );
}

function isUnit(unit: string | undefined): unit is keyof typeof unitMilliseconds {
  return unit !== undefined && Object.hasOwn(unitMilliseconds, unit);
}
