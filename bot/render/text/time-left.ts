/** How long it is until a moment, rounded up, in a reader's locale: `in 5 minutes`. */
export function timeLeft(until: Date, now: Date, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale);
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  if (seconds < 90) return format.format(seconds, 'second');
  if (seconds < 90 * 60) return format.format(Math.ceil(seconds / 60), 'minute');
  return format.format(Math.ceil(seconds / 3600), 'hour');
}
