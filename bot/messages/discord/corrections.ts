// Puts the corrections of cited articles on top of a message that was already sent.
import type { Strings } from '../../i18n/strings.ts';
import type { Correction } from '../../state/corrections.ts';
import { quoted } from '../text.ts';
import { CORRECTIONS_LENGTH } from './budget.ts';
import type { DiscordText } from './discord-message.ts';
import { discordDate, escapeMarkdown } from './markdown.ts';

/** Further corrections are only counted. */
const MAX_SHOWN = 2;
/** The length of the line with the count. */
const COUNT_LENGTH = 60;
/** Identifies the text of the corrections, so that it can be replaced later. */
const CORRECTIONS_ID = 4000;

/** The parts of a card with corrections at the top, newest first; they replace earlier ones. */
export function withCorrections<Part extends object>(
  parts: readonly Part[],
  corrections: readonly Correction[],
  strings: Strings,
): (Part | DiscordText)[] {
  if (corrections.length === 0) return [...parts];
  const content = correctionLines(corrections, strings).join('\n');
  const others = parts.filter((part) => !('id' in part && part.id === CORRECTIONS_ID));
  return [{ type: 10, id: CORRECTIONS_ID, content }, ...others];
}

function correctionLines(corrections: readonly Correction[], strings: Strings): string[] {
  const shown = corrections.slice(0, MAX_SHOWN);
  const omitted = corrections.length - shown.length;
  const length = Math.floor((CORRECTIONS_LENGTH - COUNT_LENGTH) / shown.length) - 1;
  return [
    ...shown.map((correction) => correctionLine(correction, length, strings)),
    ...(omitted > 0 ? [strings.corrections.more(omitted)] : []),
  ];
}

function correctionLine(
  { kind, notice, publisher, seenAt }: Correction,
  length: number,
  strings: Strings,
): string {
  const { corrections } = strings;
  const origin = [escapeMarkdown(publisher, 24), discordDate(seenAt)].filter(Boolean).join(', ');
  const line = (notification: string): string =>
    `⚠ ${corrections.lead(kind)}: ${notification} (${origin})`;
  return line(
    notice === null ? corrections.silent : escapeMarkdown(quoted(notice), length - line('').length),
  );
}
