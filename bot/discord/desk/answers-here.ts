import type { Channel } from 'discord.js';
import type { ServerSettings } from '../../ports/settings.ts';
import type { Desk, House } from './desk.ts';

/** Where something was asked: an interaction or a message. */
type Asked = { channelId: string | null; channel: Channel | null };

/** Whether the server lets the bot answer for all to see there; a thread is as its channel. */
export function answersHere({ house }: { house: House }, asked: Asked): boolean {
  return isListed(house.settings, asked);
}

/**
 * Whether only the asker is to see an answer: always where the bot does not answer for all, and
 * elsewhere as the asker wanted, or as the server has it where the asker said nothing (null).
 */
export function isPrivateHere(desk: Desk, asked: Asked, wanted: boolean | null): boolean {
  return !answersHere(desk, asked) || (wanted ?? desk.house.settings.isPrivate);
}

function isListed({ channels }: ServerSettings, { channelId, channel }: Asked): boolean {
  if (channels.length === 0) return true;
  const parent = channel?.isThread() ? channel.parentId : null;
  return [channelId, parent].some((id) => id !== null && channels.includes(id));
}
