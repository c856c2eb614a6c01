/** The calendar day at a moment in an IANA zone, such as `2025-12-01`. */
export function localDay(at: Date, timeZone: string): string {
  // Swedes write dates the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);
}

/** The first second of the next calendar day in an IANA zone, whatever its clocks do meanwhile. */
export function nextLocalDay(at: Date, timeZone: string): Date {
  const today = localDay(at, timeZone);
  const start = Math.floor(at.getTime() / 1000);
  // No day is longer than 26 hours; halving finds where it ends.
  let [before, after] = [start, start + 26 * 3600];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDay(new Date(middle * 1000), timeZone) === today) before = middle;
    else after = middle;
  }
  return new Date(after * 1000);
}

/** Whether there is such an IANA zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
