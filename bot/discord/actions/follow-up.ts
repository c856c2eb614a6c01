import { answerTurn } from '../turns/answer-turn.ts';
import { decline } from '../turns/turn.ts';
import type { Action } from './action.ts';
import { isPrivateHere } from '../desk/answers-here.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { previousOf } from '../../previous-of.ts';
import { pressedAnswer } from './pressed-answer.ts';
import { textWindow, windowText } from './text-window.ts';

/** *Follow up*: asks on, with the answer above as what was said before. */
export const followUp: Action = {
  id: 'follow-up',
  press: async (desk, interaction) => {
    const { buttons } = interactionPlace(desk, interaction, { ephemeral: true }).words;
    await interaction.showModal(
      textWindow({
        id: 'follow-up',
        title: buttons.followUpTitle,
        label: buttons.followUpLabel,
        required: true,
      }),
    );
  },
  submit: async (desk, interaction) => {
    const aside = interactionPlace(desk, interaction, { ephemeral: true });
    const logged = await pressedAnswer(desk, aside, interaction);
    if (logged === null) return;
    const text = windowText(interaction);
    if (text === '') return await decline(desk, aside, aside.words.desk.howToAsk);
    const ephemeral = isPrivateHere(desk, interaction, logged.privateTo !== null);
    const place = interactionPlace(desk, interaction, { ephemeral });
    const at = desk.now().toISOString();
    await answerTurn(desk, place, { text, at, previous: previousOf(logged.answer) });
  },
};
