import { discordMessage } from '../../render/discord-message.ts';
import type { Action } from '../action.ts';
import { interactionPlace } from '../interaction-place.ts';
import { pressedAnswer } from '../pressed-answer.ts';
import { takeTurn } from '../turn.ts';

/** *Share*: shows an answer that only the asker sees to the whole channel. */
export const share: Action = {
  id: 'share',
  press: async (desk, interaction) => {
    const aside = interactionPlace(desk, interaction, { ephemeral: true });
    const logged = await pressedAnswer(desk, aside, interaction);
    if (logged === null) return;
    const { answer } = logged;
    const place = interactionPlace(desk, interaction, { ephemeral: false });
    const message = discordMessage(answer, place.words);
    await takeTurn(desk, place, async () => await Promise.resolve({ message, answer }));
  },
};
