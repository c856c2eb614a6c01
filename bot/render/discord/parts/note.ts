import type { DiscordMessage } from '../discord-message.ts';
import { card, messageRoom, text } from './payload.ts';
import { escapeLineStart } from './escape-markdown.ts';

const accents = { progress: 0x8a_93_a6, hint: 0x4f_7c_ff, trouble: 0xc9_4f_4f } as const;

/** What a short message is about: work under way, how to use the bot, or something that failed. */
export type NoteTone = keyof typeof accents;

/** One plain sentence or a few as a message; none of it is Markdown. */
export function discordNote(tone: NoteTone, sentence: string): DiscordMessage {
  return card(accents[tone], text(escapeLineStart(sentence, messageRoom)));
}
