import type { MessageContextMenuCommandInteraction } from 'discord.js';
import type { Catalogue } from '../../language/catalogue.ts';
import type { Desk } from '../desk/desk.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { messageText } from '../reading/message-text.ts';
import { decline, type Outcome, takeTurn } from '../turns/turn.ts';

/** What a message says, and when it was asked about (ISO 8601 in UTC). */
type Asked = { text: string; at: string };

/**
 * Works on what a message says, in a turn of whoever chose the command and for nobody else to see. A
 * message without words gets a hint. Never rejects.
 */
export async function readMessage(
  desk: Desk,
  interaction: MessageContextMenuCommandInteraction,
  work: (asked: Asked, words: Catalogue) => Promise<Outcome>,
): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  const { words } = place;
  const text = messageText(interaction.targetMessage);
  if (text === '') return await decline(desk, place, words.factCheck.noWords);
  await takeTurn(
    desk,
    place,
    async () => await work({ text, at: desk.now().toISOString() }, words),
  );
}
