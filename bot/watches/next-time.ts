import { Cron } from 'croner';
import type { Rhythm } from '../ports/watches.ts';

/** Breaking news is looked for so often. */
const MINUTE = 60_000;

/**
 * When a rhythm comes next, later than `after`. An hour that a change of the clock leaves out comes
 * at the first moment after the gap, one that it makes twice comes the first time only.
 */
export function nextTime(rhythm: Rhythm, after: Date): Date {
  if (rhythm.kind === 'breaking') return new Date(after.getTime() + MINUTE);
  const { hour, minute, days, zone } = rhythm;
  const pattern = `${minute} ${hour} * * ${days.length === 0 ? '*' : days.join(',')}`;
  const next = new Cron(pattern, { timezone: zone, mode: '5-part' }).nextRun(after);
  if (next === null) throw new RangeError(`The rhythm ${pattern} never comes.`);
  return next;
}
