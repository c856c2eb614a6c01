import type { Rhythm } from '../state/watches.ts';

/** Noon of a Sunday, from which the days of the week are counted. */
const SUNDAY = Date.UTC(2025, 0, 5, 12);
const DAY = 86_400_000;

/** The time of a rhythm such as `08:00`, and its days in a list, null for every day. */
export function hourAndDays(
  { hour, minute, days }: Extract<Rhythm, { kind: 'hours' }>,
  locale: string,
): { time: string; days: string | null } {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const names = days.map((day) => name.format(SUNDAY + day * DAY));
  return {
    time: [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'),
    days: names.length === 0 ? null : new Intl.ListFormat(locale).format(names),
  };
}
