const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Scripts and emoji that terminals draw two columns wide. */
const wide =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|\uFE0F|[\u3000-\u303F\uFF01-\uFF60]/u;

/** How many columns a text takes in a terminal, to a good approximation. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += wide.test(segment) ? 2 : 1;
  return columns;
}

/**
 * The words of one line of text as lines of at most `width` columns (at least 2); a longer word is
 * broken between characters.
 */
export function wrap(text: string, width: number): string[] {
  const [first = '', ...rest] = text.split(' ').flatMap((word) => chunks(word, width));
  const lines: string[] = [];
  let line = first;
  let columns = columnsOf(first);
  for (const word of rest) {
    const more = columnsOf(word);
    if (columns + 1 + more <= width) {
      line += ` ${word}`;
      columns += 1 + more;
    } else {
      lines.push(line);
      line = word;
      columns = more;
    }
  }
  return [...lines, line];
}

function chunks(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let columns = 0;
  for (const { segment } of graphemes.segment(word)) {
    const more = columnsOf(segment);
    if (columns + more > width) {
      parts.push(part);
      part = '';
      columns = 0;
    }
    part += segment;
    columns += more;
  }
  return [...parts, part];
}
