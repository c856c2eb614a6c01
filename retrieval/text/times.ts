// Finds dates and times in a text.
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
/** Every date, year, weekday and span of time that a text names: `6 November`, `next week`. */
const TIMES = new RegExp(
  String.raw`\b${MONTH}\b\.?(?: \d{1,2}(?:st|nd|rd|th)?\b)?(?:,? (?:of )?\d{4})?|` +
    String.raw`\b\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}\b(?:,? \d{4})?|\b(?:19|20)\d\d\b|` +
    String.raw`\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|tomorrow|tonight)\b|` +
    String.raw`\b(?:next|last|this|few|two|three|several) (?:day|week|month|year)s?\b`,
  'gu',
);

/** The times that a text names, as they are written, with their offsets. */
export function timesIn(text: string): { text: string; start: number }[] {
  return [...text.matchAll(TIMES)].map(({ 0: found, index }) => ({ text: found, start: index }));
}
