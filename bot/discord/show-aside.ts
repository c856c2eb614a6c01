import type { DiscordMessage } from '../render/discord-payload.ts';
import { discordNote } from '../render/discord-note.ts';
import type { Desk } from './desk.ts';
import { insist } from './insist.ts';
import type { Place } from './place.ts';
import { sentenceFor } from './turn.ts';

/** Works on something that is no question and shows what comes of it, or why nothing did. */
export async function showAside(
  desk: Desk,
  place: Place,
  work: () => Promise<DiscordMessage>,
): Promise<void> {
  const end = await place.begin();
  if (end === null) return;
  const message = await work().catch((error: unknown) => {
    desk.log.error({ err: error }, 'An administrator was not served.');
    return discordNote('trouble', sentenceFor(error, place.words));
  });
  await end();
  await insist(desk, async () => await place.deliver(message));
}
