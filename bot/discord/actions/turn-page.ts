import type { ButtonInteraction } from 'discord.js';
import type { Desk } from '../desk/desk.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { sendable } from '../places/sendable.ts';
import { timelineMessage } from '../../render/discord/news/timeline-message.ts';

/** Turns a timeline to another page, in place. The buttons say which, so that they outlive a restart. */
export async function turnPage(
  desk: Desk,
  interaction: ButtonInteraction,
  { page, topic }: { page: number; topic: string },
): Promise<void> {
  const { words } = interactionPlace(desk, interaction, { ephemeral: false });
  await interaction.deferUpdate();
  const timeline = await desk.timeline({ topic, at: desk.now().toISOString() });
  await interaction.webhook.editMessage(
    '@original',
    sendable(timelineMessage(timeline, { page, words })),
  );
}
