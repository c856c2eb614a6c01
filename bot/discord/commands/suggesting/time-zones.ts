/** Names of today that Node lists under older ones. */
const renamed: readonly string[] = [
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Europe/Kyiv',
];

/** The time zones that there are by name, such as `Europe/Berlin`, with `UTC` first. */
const zones: readonly string[] = [
  ...new Set(['UTC', ...renamed, ...Intl.supportedValuesOf('timeZone')]),
];

/** The name of a time zone in its own spelling; null for what is none. */
export function timeZone(written: string): string | null {
  const wanted = plain(written);
  return zones.find((zone) => plain(zone) === wanted) ?? null;
}

/** The zones that fit what was typed so far, at most 25; what begins with it first, city or region. */
export function suggestZones(typed: string): string[] {
  const wanted = plain(typed);
  const fitting = zones.filter((zone) => plain(zone).includes(wanted));
  const begins = (zone: string): boolean =>
    plain(zone).startsWith(wanted) || plain(zone).includes(`/${wanted}`);
  return [...fitting.filter(begins), ...fitting.filter((zone) => !begins(zone))].slice(0, 25);
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, '_');
}
