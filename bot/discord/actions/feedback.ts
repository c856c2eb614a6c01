import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Feedback } from '../../ports/feedback.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import type { Action } from './action.ts';
import type { Desk } from '../desk/desk.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import type { Place } from '../places/place.ts';
import { pressedAnswer } from './pressed-answer.ts';
import { textWindow, windowText } from './text-window.ts';

/** 👍: noted at once. */
export const good: Action = {
  id: 'good',
  press: async (desk, interaction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    await note(desk, place, { interaction, verdict: 'good', reason: null });
  },
};

/** 👎: asks what was wrong, which may be left empty. */
export const bad: Action = {
  id: 'bad',
  press: async (desk, interaction) => {
    const { buttons } = interactionPlace(desk, interaction, { ephemeral: true }).words;
    await interaction.showModal(
      textWindow({
        id: 'bad',
        title: buttons.reasonTitle,
        label: buttons.reasonLabel,
        required: false,
      }),
    );
  },
  submit: async (desk, interaction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    const reason = windowText(interaction) || null;
    await note(desk, place, { interaction, verdict: 'bad', reason });
  },
};

type Given = {
  interaction: ButtonInteraction | ModalSubmitInteraction;
  verdict: Feedback['verdict'];
  reason: string | null;
};

async function note(
  desk: Desk,
  place: Place,
  { interaction, verdict, reason }: Given,
): Promise<void> {
  const logged = await pressedAnswer(desk, place, interaction);
  if (logged === null) return;
  const { messageId, answer } = logged;
  const givenAt = desk.now().toISOString();
  await desk.feedback.put({ messageId, userId: place.userId, givenAt, verdict, reason, answer });
  await place.decline(discordNote('hint', place.words.desk.thanks));
}
