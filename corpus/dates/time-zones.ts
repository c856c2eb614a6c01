/**
 * The zone that a printed abbreviation or phrase stands for: minutes east of UTC, or the name of a
 * zone whose clock changes with the season. Null for one that is not known.
 */
export function timeZone(written: string): number | string | null {
  const name = written.toLowerCase().replace(/[.\s]+/g, '');
  return offsetZone(name) ?? places[name] ?? hours[name] ?? null;
}

function offsetZone(name: string): number | null {
  const parts = /^(?:gmt|utc)?([+\-−])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (parts === null) return null;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return parts[1] === '+' ? minutes : -minutes;
}

// What newspapers print; `ET` is `EST` or `EDT` with the season, and `IST` is India's.
const places: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  easterntime: 'America/New_York',
  uktime: 'Europe/London',
  londontime: 'Europe/London',
  cetime: 'Europe/Berlin',
};

const hour = 60;
const hours: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: hour,
  cet: hour,
  west: hour,
  cest: 2 * hour,
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
  aest: 10 * hour,
  aedt: 11 * hour,
  nzst: 12 * hour,
  nzdt: 13 * hour,
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
};
