import type { Correction } from '../../state/corrections.ts';
import type { DiscordText } from './discord-message.ts';
import type { Strings } from '../../i18n/strings.ts';
import { discordDate, escapeMarkdown } from './markdown.ts';
import { correctionRoom } from './components.ts';
import { quoted } from '../text.ts';

/** More than these are counted. */
const mostShown = 2;
/** What the line that counts the others needs. */
const countRoom = 60;
/** By this the text is found again when there is one more correction. */
const textId = 4000;

/** The parts of a card with corrections on top, the newest first, in place of those there before. */
export function withCorrections<Part extends object>(
  parts: readonly Part[],
  corrections: readonly Correction[],
  strings: Strings,
): (Part | DiscordText)[] {
  if (corrections.length === 0) return [...parts];
  const content = correctionLines(corrections, strings).join('\n');
  const rest = parts.filter((part) => !('id' in part && part.id === textId));
  return [{ type: 10, id: textId, content }, ...rest];
}

function correctionLines(corrections: readonly Correction[], strings: Strings): string[] {
  const shown = corrections.slice(0, mostShown);
  const others = corrections.length - shown.length;
  const room = Math.floor((correctionRoom - countRoom) / shown.length);
  return [
    ...shown.map((correction) => correctionLine(correction, room - 1, strings)),
    ...(others > 0 ? [strings.corrections.more(others)] : []),
  ];
}

function correctionLine(
  { kind, notice, publisher, seenAt }: Correction,
  room: number,
  strings: Strings,
): string {
  const about = [escapeMarkdown(publisher, 24), discordDate(seenAt)].filter(Boolean).join(', ');
  const line = (said: string): string => `⚠ ${strings.corrections.lead(kind)}: ${said} (${about})`;
  if (notice === null) return line(strings.corrections.silent);
  return line(escapeMarkdown(quoted(notice), room - line('').length));
}
