const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * `dress(text)` where that fits into `room` UTF-16 units, else the longest beginning that does,
 * ended at a word boundary and marked with `…`. Cutting comes before dressing, so that an escape is
 * never torn from what it escapes. `room` is at least 1, and `dress` makes nothing of nothing.
 */
export function shorten(
  text: string,
  room: number,
  dress: (text: string) => string = (plain) => plain,
): string {
  const whole = dress(text);
  if (whole.length <= room) return whole;
  let end = Math.min(text.length, room) - 1;
  let short = dress(beginning(text, end));
  while (short.length > room - 1) {
    end -= short.length - (room - 1);
    short = dress(beginning(text, end));
  }
  return `${short}…`;
}

/** The text up to the word that stands at `end`, or of one very long word up to the character. */
function beginning(text: string, end: number): string {
  if (end <= 0) return '';
  // A longer word is not worth waiting for its end, and the window keeps the search short.
  const from = Math.max(0, end - 200);
  const window = text.slice(from, end + 40);
  const word = words.segment(window).containing(end - from)?.index ?? 0;
  const grapheme = graphemes.segment(window).containing(end - from)?.index ?? 0;
  const cut = from + (word > 0 ? word : grapheme);
  return text
    .slice(0, cut > 0 ? cut : end)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd();
}
