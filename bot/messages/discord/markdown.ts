import type { Source } from '../../../retrieval/answer.ts';
import { cleanLine, safeLink, shorten } from '../text.ts';
import type { Slot } from './budget.ts';

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

/**
 * An ISO date as Discord shows it to each reader in their own language and zone; null for no date
 * or an unreadable one.
 */
export function discordDate(iso: string | null): string | null {
  if (iso === null) return null;
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  // Midnight sharp is a date without a time. Noon is the same day nearly everywhere on Earth.
  const shown = iso.endsWith('T00:00:00.000Z') ? time + 12 * 3_600_000 : time;
  return `<t:${Math.floor(shown / 1000)}:D>`;
}

/** An ISO moment as Discord shows it to each reader, such as `3 hours ago`; null for an unreadable one. */
export function discordMoment(iso: string): string | null {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : `<t:${Math.floor(time / 1000)}:R>`;
}

/** So many citations of one line fit whatever they are; more are found only in extreme lines. */
export const fewCitations = 12;

/** The slots of what a line cites: numbers, then publishers, then links, as room allows. */
export function citedSlots(
  citations: readonly number[],
  sources: ReadonlyMap<number, Source>,
): Slot[] {
  return [...new Set(citations)].slice(0, fewCitations).flatMap((number) => {
    const source = sources.get(number);
    return source === undefined ? [] : [citedSlot(source)];
  });
}

function citedSlot({ number, article }: Source): Slot {
  const link = safeLink(article.url);
  const publisher = escapeMarkdown(article.source, 40);
  return {
    least: ` [${number}]`,
    preferences: [
      { rank: 3, text: ` [${number}] ${publisher}` },
      ...(link === null ? [] : [{ rank: 4, text: ` [[${number}]](${link}) ${publisher}` }]),
    ],
  };
}
