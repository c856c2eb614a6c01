import { discordMessage } from '../../render/discord/news/message.ts';
import type { Action } from './action.ts';
import { answersHere } from '../desk/answers-here.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { pressedAnswer } from './pressed-answer.ts';
import { decline, takeFreeTurn } from '../turns/turn.ts';

/** *Share*: shows an answer that only the asker sees to the whole channel. */
export const share: Action = {
  id: 'share',
  press: async (desk, interaction) => {
    const aside = interactionPlace(desk, interaction, { ephemeral: true });
    const logged = await pressedAnswer(desk, aside, interaction);
    if (logged === null) return;
    if (!answersHere(desk, interaction))
      return await decline(desk, aside, aside.words.house.notHere);
    const { answer } = logged;
    const place = interactionPlace(desk, interaction, { ephemeral: false });
    const message = discordMessage(answer, place.words);
    await takeFreeTurn(desk, place, async () => await Promise.resolve({ message, answer }));
  },
};
