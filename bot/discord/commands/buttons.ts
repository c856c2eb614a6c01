import {
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import type { LoggedAnswer } from '../../state/answer-log.ts';
import type { Feedback } from '../../state/feedback.ts';
import { discordMessage } from '../../render/discord/news/message.ts';
import { discordSourcesMessage } from '../../render/discord/news/sources-message.ts';
import type { AnswerAction } from '../../render/discord/parts/actions.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { previousOf } from '../../reply.ts';
import { answerTurn } from '../answers.ts';
import { interactionPlace, type Place } from '../reply-target.ts';
import { answersHere, isPrivateHere } from '../server-context.ts';
import type { Desk } from '../services.ts';
import { decline, shownAnswer, takeFreeTurn } from '../session.ts';

/** What a button under an answer does, and the window that it may open. */
type Action = {
  id: AnswerAction;
  press(desk: Desk, interaction: ButtonInteraction): Promise<void>;
  /** What happens when the window is sent. */
  submit?(desk: Desk, interaction: ModalSubmitInteraction): Promise<void>;
};

/** *Sources*: what the answer rests on, for whoever presses. */
const sourcesAction: Action = {
  id: 'sources',
  press: async (desk, interaction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    const logged = await pressedAnswer(desk, place, interaction);
    if (logged === null) return;
    const corrections = await desk.corrections.of(logged.messageId);
    await place.decline(discordSourcesMessage(logged.answer, place.strings, { corrections }));
  },
};

/** *Follow up*: asks on, with the answer above as what was said before. */
const followUp: Action = {
  id: 'follow-up',
  press: async (desk, interaction) => {
    const { buttons } = interactionPlace(desk, interaction, { ephemeral: true }).strings;
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
    if (text === '') return await decline(desk, aside, aside.strings.general.howToAsk);
    const ephemeral = isPrivateHere(desk, interaction, logged.privateTo !== null);
    const place = interactionPlace(desk, interaction, { ephemeral });
    const at = desk.now().toISOString();
    await answerTurn(desk, place, { text, at, previous: previousOf(logged.answer) });
  },
};

/** *Share*: shows an answer that only the asker sees to the whole channel. */
const share: Action = {
  id: 'share',
  press: async (desk, interaction) => {
    const aside = interactionPlace(desk, interaction, { ephemeral: true });
    const logged = await pressedAnswer(desk, aside, interaction);
    if (logged === null) return;
    if (!answersHere(desk, interaction))
      return await decline(desk, aside, aside.strings.settings.notHere);
    const { answer } = logged;
    const place = interactionPlace(desk, interaction, { ephemeral: false });
    const message = discordMessage(answer, place.strings);
    await takeFreeTurn(desk, place, async () => await Promise.resolve({ message, answer }));
  },
};

/** 👍: noted at once. */
const good: Action = {
  id: 'good',
  press: async (desk, interaction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    await note(desk, place, { interaction, verdict: 'good', reason: null });
  },
};

/** 👎: asks what was wrong, which may be left empty. */
const bad: Action = {
  id: 'bad',
  press: async (desk, interaction) => {
    const { buttons } = interactionPlace(desk, interaction, { ephemeral: true }).strings;
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
  await place.decline(discordNote('hint', place.strings.general.thanks));
}

/** A button or a window, as far as it tells under which message it stands. */
type Pressed = { message: { id: string } | null };

/**
 * The answer under which a button was pressed; null, and the person told so, where it is forgotten.
 * @throws StateUnavailable.
 */
async function pressedAnswer(
  desk: Desk,
  place: Place,
  { message }: Pressed,
): Promise<LoggedAnswer | null> {
  const logged = message === null ? null : await shownAnswer(desk, message.id);
  if (logged === null) await decline(desk, place, place.strings.general.forgotten);
  return logged;
}

/** What a window asks for: `id` is its `custom_id`, `title` and `label` have at most 45 characters. */
type TextWindow = { id: string; title: string; label: string; required: boolean };

/** A window with one field for text. */
function textWindow({
  id,
  title,
  label,
  required,
}: TextWindow): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title,
    components: [
      {
        type: ComponentType.Label,
        label,
        component: {
          type: ComponentType.TextInput,
          custom_id: 'text',
          style: TextInputStyle.Paragraph,
          required,
          max_length: 500,
        },
      },
    ],
  };
}

/** What was written into the window, without white space around it. */
function windowText(interaction: ModalSubmitInteraction): string {
  return interaction.fields.getTextInputValue('text').trim();
}

/** Every button that stands under an answer. */
export const actions: readonly Action[] = [sourcesAction, followUp, share, good, bad];
