import type { Span } from './sentences.ts';

/** What is left of a shorter sentence would not say much. */
const FEWEST_CHARACTERS = 30;
/** The number of a picture in a gallery, and the gallery's name. */
const GALLERY = String.raw`Hide Caption(?: \d+ of \d+)?(?: Photos:)? `;
/** `Ada Marsh/Coast Herald/AP`: who took a picture, and for whom. */
const CREDIT = String.raw`(?:\p{Lu}[\p{L}.'’-]* ){1,4}?(?:\p{Lu}[\p{L}.'’-]*(?: \p{Lu}\p{L}+)?\/)+\p{Lu}[\p{L}]*(?: Images| TODAY)? `;
/** `(AP) — ` without a place. */
const AGENCY = String.raw`\((?:CNN|AP|AFP|Reuters)(?: Business)?\) ?(?:[—–-]+ )?`;
const BULLET = String.raw`[-–—•*] `;

const leadInPattern = new RegExp(
  `^(?:(?:${GALLERY})?${CREDIT}|${GALLERY}|${AGENCY}|${BULLET})(?=["“'‘]?[\\p{Lu}\\d])`,
  'u',
);

/**
 * How many characters stand in front of what a sentence says: the credit of a picture, its number in
 * a gallery, an agency in parentheses, a bullet. None where hardly anything would be left.
 */
function leadIn(sentence: string): number {
  const length = leadInPattern.exec(sentence)?.[0].length ?? 0;
  return sentence.length - length < FEWEST_CHARACTERS ? 0 : length;
}

/** A sentence of a text from where it says something; see `leadIn`. */
export function withoutLeadIn(text: string, { start, end }: Span): Span {
  return { start: start + leadIn(text.slice(start, end)), end };
}
