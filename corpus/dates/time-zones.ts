// Knows the time zones that feeds and newspapers name.
import * as chrono from 'chrono-node/en';

/**
 * The zone that a printed abbreviation, phrase or IANA name means: minutes east of UTC, or the IANA
 * name of a zone with daylight saving time. Null where unknown. Abbreviations mean what newspapers
 * mean by them, else what chrono-node knows; long names, what Unicode's CLDR says.
 */
export function timeZone(written: string): number | string | null {
  const name = written.trim();
  const plain = name.toLowerCase().replace(/[.\s]+/g, '');
  const known = offsetZone(plain) ?? seasonalZones[plain] ?? fixedZones[plain];
  if (known !== undefined) return known;
  if (/^[a-z]{3,5}$/.test(plain)) return zoneOfChrono(plain);
  return zonesOfCldr(plain)?.get(plain) ?? ianaZone(name);
}

function offsetZone(name: string): number | undefined {
  const parts = /^(?:gmt|utc?)?([+\-−])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (parts === null) return undefined;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return parts[1] === '+' ? minutes : -minutes;
}

/** A name such as `America/Los_Angeles`. */
function ianaZone(name: string): string | null {
  if (!/^[a-z]{2,20}\/[a-z_+-]{2,30}(?:\/[a-z_-]{2,30})?$/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

let cldr: ReadonlyMap<string, number | string> | undefined;

/** `Peru Standard Time` with its offset, `Eastern Time` with its zone. */
function zonesOfCldr(phrase: string): ReadonlyMap<string, number | string> | undefined {
  // Making the table takes half a second.
  if (!/^[a-z]{3,36}time$/.test(phrase)) return undefined;
  cldr ??= new Map(
    Intl.supportedValuesOf('timeZone').flatMap((zone): [string, number | string][] => {
      const offsets = namesAt(zone, 'longOffset').map((name) => offsetZone(name) ?? 0);
      const named = namesAt(zone, 'long').map((name, index): [string, number] => [
        name,
        offsets[index] ?? 0,
      ]);
      const [winter = '', summer] = namesAt(zone, 'longGeneric');
      return winter === summer ? [[winter, zone], ...named] : named;
    }),
  );
  return cldr;
}

/** The names of a zone in January and July. */
function namesAt(zone: string, timeZoneName: Intl.DateTimeFormatOptions['timeZoneName']): string[] {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName });
  return [january, july].map((time) => {
    const name = format.formatToParts(time).find(({ type }) => type === 'timeZoneName');
    return name?.value.toLowerCase().replace(/[.\s]+/g, '') ?? '';
  });
}

const january = Date.UTC(2026, 0);
const july = Date.UTC(2026, 6);
/** The zone of an abbreviation such as `PET`. */
function zoneOfChrono(name: string): number | null {
  const [found] = chrono.strict.parse(`2026-01-15 12:00 ${name.toUpperCase()}`);
  return found?.start.get('timezoneOffset') ?? null;
}

// As newspapers use them: `ET` is `EST` or `EDT` by season, `IST` is Indian time.
const seasonalZones: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  easterntime: 'America/New_York',
  uktime: 'Europe/London',
  londontime: 'Europe/London',
  cetime: 'Europe/Berlin',
  mez: 'Europe/Berlin',
};

const hour = 60;
const fixedZones: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: hour,
  cet: hour,
  west: hour,
  met: hour,
  cest: 2 * hour,
  mest: 2 * hour,
  mesz: 2 * hour,
  eet: 2 * hour,
  sast: 2 * hour,
  eest: 3 * hour,
  msk: 3 * hour,
  trt: 3 * hour,
  gst: 4 * hour,
  pkt: 5 * hour,
  ist: 5.5 * hour,
  npt: 5.75 * hour,
  wib: 7 * hour,
  ict: 7 * hour,
  bjt: 8 * hour,
  beijingtime: 8 * hour,
  hkt: 8 * hour,
  sgt: 8 * hour,
  myt: 8 * hour,
  awst: 8 * hour,
  jst: 9 * hour,
  kst: 9 * hour,
  acst: 9.5 * hour,
  acdt: 10.5 * hour,
  aest: 10 * hour,
  aedt: 11 * hour,
  nzst: 12 * hour,
  nzdt: 13 * hour,
  ndt: -2.5 * hour,
  nst: -3.5 * hour,
  adt: -3 * hour,
  brt: -3 * hour,
  art: -3 * hour,
  ast: -4 * hour,
  edt: -4 * hour,
  est: -5 * hour,
  cdt: -5 * hour,
  cst: -6 * hour,
  mdt: -6 * hour,
  mst: -7 * hour,
  pdt: -7 * hour,
  pst: -8 * hour,
  akdt: -8 * hour,
  akst: -9 * hour,
  hadt: -9 * hour,
  hast: -10 * hour,
  hst: -10 * hour,
};
