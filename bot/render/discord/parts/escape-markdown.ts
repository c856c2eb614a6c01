import { cleanLine } from '../../text/clean-line.ts';
import { shorten } from '../../text/shorten.ts';

/**
 * Text from outside for the middle of a line of Discord's Markdown: it reads the same and does
 * nothing. No emphasis, code, spoiler, link, mention, emoji, timestamp or turned direction survives.
 * At most `room` UTF-16 units long, cut at a word boundary with a mark.
 */
export function escapeMarkdown(text: string, room: number = Number.POSITIVE_INFINITY): string {
  return shorten(cleanLine(text), room, escapeInline);
}

/** Like `escapeMarkdown`, for the start of a line: no heading, list, quotation or small print either. */
export function escapeLineStart(text: string, room: number = Number.POSITIVE_INFINITY): string {
  return shorten(cleanLine(text), room, (line) => escapeStart(escapeInline(line)));
}

/**
 * Like `escapeMarkdown`, for the words of a masked link. Discord does not see escapes where it looks for
 * the end of these words, hence round brackets in place of square ones.
 */
export function escapeLinkLabel(text: string, room: number = Number.POSITIVE_INFINITY): string {
  return shorten(cleanLine(text), room, (label) =>
    escapeInline(label.replaceAll('[', '(').replaceAll(']', ')')),
  );
}

/** Breaks what a backslash does not reliably break, and shows nothing itself. */
const zeroWidthSpace = '\u200B';

function escapeInline(text: string): string {
  return (
    text
      .replaceAll(/[\\*_`[\]]/gu, String.raw`\$&`)
      // One tilde or bar is plain text; two are strikethrough and spoiler.
      .replaceAll(/~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\|/gu, String.raw`\$&`)
      // Links in Dateline's messages lead to its sources, and nowhere else.
      .replaceAll('://', String.raw`\://`)
      // Mentions, emoji, timestamps and commands all open like this; `<3` and `a < b` do not.
      .replaceAll(/<(?![\s\d=]|$)/gu, `<${zeroWidthSpace}`)
      .replaceAll(/@(?=everyone|here)/giu, `@${zeroWidthSpace}`)
  );
}

function escapeStart(line: string): string {
  return line
    .replace(/^(?:[#>+-])/u, String.raw`\$&`)
    .replace(/^(?<number>\d+)(?<mark>[.)])(?=\s|$)/u, String.raw`$<number>\$<mark>`);
}
