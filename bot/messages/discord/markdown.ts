import { cleanLine, shorten } from '../text.ts';

/**
 * Escapes text from outside for use inside a line of Discord's Markdown: it reads the same, but no
 * formatting, link, mention, emoji, timestamp or direction override takes effect. The result has at
 * most `length` UTF-16 units; longer text is cut at a word boundary and ends with `…`.
 */
export function escapeMarkdown(text: string, length: number = Number.POSITIVE_INFINITY): string {
  return shorten(cleanLine(text), length, escapeInline);
}

/** Like `escapeMarkdown`, for the start of a line: also no heading, list, quote or small print. */
export function escapeLineStart(text: string, length: number = Number.POSITIVE_INFINITY): string {
  return shorten(cleanLine(text), length, (line) => escapeStart(escapeInline(line)));
}

/**
 * Like `escapeMarkdown`, for the label of a masked link. Discord ignores escapes when it looks for
 * the end of the label, so round brackets replace square ones.
 */
export function escapeLinkLabel(text: string, length: number = Number.POSITIVE_INFINITY): string {
  return shorten(cleanLine(text), length, (label) =>
    escapeInline(label.replaceAll('[', '(').replaceAll(']', ')')),
  );
}

/**
 * A date as Discord timestamp markup, which each reader sees in their own language and time zone;
 * null for a missing or unreadable date.
 */
export function discordDate(iso: string | null): string | null {
  if (iso === null) return null;
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  // Midnight means a date without a time. Noon UTC falls on the same day nearly everywhere.
  const shown = iso.endsWith('T00:00:00.000Z') ? time + 12 * 3_600_000 : time;
  return `<t:${Math.floor(shown / 1000)}:D>`;
}

/** A command as our own sentences name it, such as `/ask`; not a part of a path or of an address. */
const COMMAND = /(?<![\p{L}\p{N}/.:<])\/(?<name>[a-z]{2,32})(?![\p{L}\p{N}/:])/gu;

/**
 * Makes the commands in an escaped sentence of ours clickable: Discord's markup for a command, with the
 * id 0, which whoever sends the message replaces by the id that Discord gave to the command.
 */
export function mentionCommands(sentence: string): string {
  return sentence.replaceAll(COMMAND, '</$<name>:0>');
}

const WEEK_MS = 7 * 86_400_000;

/**
 * When an article appeared, as a reader of the news says it: `3 hours ago` if it has a time of day and
 * is from the week before `newest`, the date of the newest article; otherwise its date.
 */
export function discordAge(iso: string | null, newest: string | null): string | null {
  if (iso === null || newest === null || iso.endsWith('T00:00:00.000Z')) return discordDate(iso);
  const isRecent = Date.parse(newest) - Date.parse(iso) < WEEK_MS;
  return isRecent ? discordMoment(iso) : discordDate(iso);
}

/** Timestamp markup relative to now, such as `3 hours ago`; null for an unreadable date. */
export function discordMoment(iso: string): string | null {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : `<t:${Math.floor(time / 1000)}:R>`;
}

/** Invisible. Breaks markup where Discord does not reliably respect a backslash. */
const ZERO_WIDTH_SPACE = '\u200B';

function escapeInline(text: string): string {
  return (
    text
      .replaceAll(/[\\*_`[\]]/gu, String.raw`\$&`)
      // A single tilde or bar is plain text; a pair is strikethrough or a spoiler.
      .replaceAll(/~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\|/gu, String.raw`\$&`)
      // Only our own links to sources are clickable.
      .replaceAll('://', String.raw`\://`)
      // Opens mentions, emoji, timestamps and commands; `<3` and `a < b` are left alone.
      .replaceAll(/<(?![\s\d=]|$)/gu, `<${ZERO_WIDTH_SPACE}`)
      .replaceAll(/@(?=everyone|here)/giu, `@${ZERO_WIDTH_SPACE}`)
  );
}

function escapeStart(line: string): string {
  return line
    .replace(/^(?:[#>+-])/u, String.raw`\$&`)
    .replace(/^(?<number>\d+)(?<mark>[.)])(?=\s|$)/u, String.raw`$<number>\$<mark>`);
}
