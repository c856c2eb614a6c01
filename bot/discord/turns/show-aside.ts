import type { DiscordMessage } from '../../ports/discord-message.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import type { Desk } from '../desk/desk.ts';
import { insist } from '../places/insist.ts';
import type { Place } from '../places/place.ts';
import { sentenceFor } from './turn.ts';

/**
 * Works on something that is no question, so that no limit counts it and no question under way stops
 * it, and shows what comes of it, or why nothing did.
 */
export async function showAside(
  desk: Desk,
  place: Place,
  work: () => Promise<DiscordMessage>,
): Promise<void> {
  const end = await place.begin();
  if (end === null) return;
  const message = await work().catch((error: unknown) => {
    desk.log.error({ err: error }, 'A command could not do its work.');
    return discordNote('trouble', sentenceFor(error, place.words));
  });
  await end();
  await insist(desk, async () => await place.deliver(message));
}
