import type { Message } from 'discord.js';
import type { Catalogue } from '../../language/catalogue.ts';
import { answersHere } from '../desk/answers-here.ts';
import type { Desk } from '../desk/desk.ts';

/** Where else a message could be asked that the server does not want answered there; null where it does. */
export function askElsewhere(desk: Desk, message: Message, { house }: Catalogue): string | null {
  const { channels, mentions } = desk.house.settings;
  if (!message.inGuild()) return null;
  if (!answersHere(desk, message)) {
    const names = channels.flatMap((id) => message.guild.channels.cache.get(id)?.name ?? []);
    return house.askIn(names.map((name) => `#${name}`));
  }
  if (mentions === 'threads' && !message.channel.isThread()) return house.askInThread;
  return null;
}
