// Reads the options and arguments that commands share: the question, times and numbers.
import { z } from 'zod';
import type { Question } from '../../retrieval/query/query.ts';
import { UsageError } from './run-script.ts';

/** Which moment of its day a date without a time stands for. */
type DayEdge = 'start-of-day' | 'end-of-day';

type GivenOptions = { at?: string; source?: string[]; since?: string; until?: string };

const unitMilliseconds = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

const isoDate = z.iso.date();
const isoDateTime = z.iso.datetime({ offset: true, local: true });

/**
 * Makes the question of a call. Spans such as `48h` count back from the time of asking.
 * @throws UsageError for an unreadable time.
 */
export function askedQuestion(text: string, values: GivenOptions): Question {
  const at =
    values.at === undefined
      ? new Date().toISOString()
      : timeArgument('--at', values.at, 'end-of-day');
  return {
    text,
    at,
    ...(values.since !== undefined && {
      since: sinceArgument('--since', values.since, new Date(at)),
    }),
    ...(values.until !== undefined && {
      until: timeArgument('--until', values.until, 'end-of-day'),
    }),
    ...(values.source !== undefined && { sources: values.source }),
  };
}

/**
 * Joins the positional arguments to a question.
 * @throws UsageError for an empty question.
 */
export function questionText(positionals: readonly string[]): string {
  const text = positionals.join(' ').trim();
  if (text !== '') return text;
  throw new UsageError('The question is empty.', 'Write it in quotes: "Who led the delegation?"');
}

/**
 * Reads a time option such as `--at`; `edge` decides what a date without a time means. Returns
 * ISO 8601 in UTC with milliseconds.
 * @throws UsageError for anything but an ISO date or time.
 */
function timeArgument(option: string, value: string, edge: DayEdge): string {
  const moment = isoMoment(value, edge);
  if (moment !== null) return moment;
  throw new UsageError(
    `${option} "${value}" is not a time.`,
    'Write it as 2025-12-02 or 2025-12-02T10:30:00Z.',
  );
}

/**
 * Reads `--since`: an ISO date (from its start) or time, or a span back from `now` in minutes,
 * hours, days or weeks, such as `48h` or `7d`. Returns ISO 8601 in UTC.
 * @throws UsageError for anything else.
 */
function sinceArgument(option: string, value: string, now: Date): string {
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
 * Reads an option that takes a whole number above zero.
 * @throws UsageError for anything else.
 */
export function positiveInteger(option: string, value: string): number {
  const number = /^\d+$/u.test(value) ? Number(value) : 0;
  if (number > 0 && Number.isSafeInteger(number)) return number;
  throw new UsageError(
    `${option} "${value}" is not a whole number above zero.`,
    `Write it as ${option} 10.`,
  );
}

/**
 * Reads an ISO 8601 date (`2025-12-02`) or date and time (`2025-12-02T10:30`, with or without a
 * zone; without one it is UTC). Returns ISO 8601 in UTC with milliseconds, null for anything else.
 */
export function isoMoment(text: string, edge: DayEdge): string | null {
  if (isoDate.safeParse(text).success) {
    return edge === 'start-of-day' ? `${text}T00:00:00.000Z` : `${text}T23:59:59.999Z`;
  }
  if (!isoDateTime.safeParse(text).success) return null;
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/u.test(text);
  return new Date(hasZone ? text : `${text}Z`).toISOString();
}

function isUnit(unit: string | undefined): unit is keyof typeof unitMilliseconds {
  return unit !== undefined && Object.hasOwn(unitMilliseconds, unit);
}
