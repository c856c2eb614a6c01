import type { DiscordMessage } from '../discord-message.ts';
import { card, messageRoom, text } from './payload.ts';

/** A list to show: its heading and entries are Markdown of ours, no entry over 1,000 UTF-16 units. */
export type ShownList = {
  heading: string;
  entries: readonly string[];
  /** Says how many entries are not shown. */
  more: (count: number) => string;
};

const accent = 0x8a_93_a6;
/** What the heading and the words about the rest may take. */
const aside = 400;

/** A list as a message: as many of its first entries as fit. */
export function discordList({ heading, entries, more }: ShownList): DiscordMessage {
  const shown: string[] = [];
  let room = messageRoom - aside;
  for (const entry of entries) {
    room -= entry.length + 1;
    if (room < 0) break;
    shown.push(entry);
  }
  const rest = entries.length - shown.length;
  return card(accent, [
    ...text(`### ${heading}`),
    ...text([...shown, ...(rest > 0 ? [`-# ${more(rest)}`] : [])].join('\n')),
  ]);
}
