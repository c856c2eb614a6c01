import { discordSourcesMessage } from '../../render/discord/news/sources-message.ts';
import type { Action } from './action.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { pressedAnswer } from './pressed-answer.ts';

/** *Sources*: what the answer rests on, for whoever presses. */
export const sourcesAction: Action = {
  id: 'sources',
  press: async (desk, interaction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    const logged = await pressedAnswer(desk, place, interaction);
    if (logged === null) return;
    const corrections = await desk.corrections.of(logged.messageId);
    await place.decline(discordSourcesMessage(logged.answer, place.words, { corrections }));
  },
};
