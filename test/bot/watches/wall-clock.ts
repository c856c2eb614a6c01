import type { Rhythm } from '../../../bot/state/watches.ts';

const step = 15 * 60_000;

/**
 * When a watch is due between two times, in ms since the epoch: on each of its days, the first quarter
 * of an hour at which the local clock shows its time or a later one. Found by reading the local clock
 * every 15 minutes, so that it shares no calendar arithmetic with the code under test.
 */
export function dueTimes(
  { times, days, zone }: Extract<Rhythm, { kind: 'hours' }>,
  from: number,
  until: number,
): number[] {
  const [{ hour, minute } = { hour: 0, minute: 0 }] = times;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const due: number[] = [];
  let lastDay = '';
  // The day before shows which days had passed the hour already.
  for (let at = from - 24 * 3_600_000; at < until; at += step) {
    const parts = new Map<string, string>(
      clock.formatToParts(at).map(({ type, value }) => [type, value] as const),
    );
    const day = ['year', 'month', 'day'].map((part) => parts.get(part)).join('-');
    const time = Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
    if (day === lastDay || time < hour * 60 + minute) continue;
    lastDay = day;
    const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(
      parts.get('weekday') ?? '',
    );
    if (at >= from && (days.length === 0 || days.includes(weekday))) due.push(at);
  }
  return due;
}
