// The buttons under an answer: Sources, Follow up, Share, 👍 and 👎.
import {
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import type { LoggedAnswer } from '../../state/answer-log.ts';
import type { Feedback } from '../../state/feedback.ts';
import { discordAnswer } from '../../messages/discord/answer.ts';
import { discordSources } from '../../messages/discord/sources.ts';
import type { AnswerAction } from '../../messages/discord/components.ts';
import { previousOf } from '../../reply.ts';
import { replyWithAnswer } from '../answers.ts';
import { answersPublicly, isEphemeral, type ServerContext } from '../server-context.ts';
import {
  loggedAnswer,
  openInteraction,
  replyWithHint,
  runShare,
  type Session,
} from '../session.ts';

/** A button under an answer. Its custom id is the action, so it works after a restart. */
type AnswerButton = {
  id: AnswerAction;
  press(context: ServerContext, interaction: ButtonInteraction): Promise<void>;
  /** Handles the modal that the button opens; its custom id is that of the button. */
  submit?(context: ServerContext, interaction: ModalSubmitInteraction): Promise<void>;
};

/** *Sources*: shows the sources and quotes of the answer to whoever presses. */
const sources: AnswerButton = {
  id: 'sources',
  press: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    const logged = await pressedAnswer(session, interaction);
    if (logged === null) return;
    const corrections = await context.corrections.of(logged.messageId);
    const message = discordSources(logged.answer, session.strings, { corrections });
    await session.target.replyNow(message);
  },
};

/** *Follow up*: opens a modal for the next question, which is asked with the answer as context. */
const followUp: AnswerButton = {
  id: 'follow-up',
  press: async (context, interaction) => {
    const { buttons } = openInteraction(context, interaction, { ephemeral: true }).strings;
    const { followUpTitle: title, followUpLabel: label } = buttons;
    await interaction.showModal(textModal({ id: 'follow-up', title, label, required: true }));
  },
  submit: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    const logged = await pressedAnswer(session, interaction);
    if (logged === null) return;
    const text = modalText(interaction);
    if (text === '') return await replyWithHint(session, session.strings.general.howToAsk);
    const ephemeral = isEphemeral(context, interaction, logged.privateTo !== null);
    const at = context.now().toISOString();
    const question = { text, at, previous: previousOf(logged.answer) };
    await replyWithAnswer(openInteraction(context, interaction, { ephemeral }), question, {
      withQuestion: true,
    });
  },
};

/** *Share*: posts an ephemeral answer publicly. */
const share: AnswerButton = {
  id: 'share',
  press: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    const logged = await pressedAnswer(session, interaction);
    if (logged === null) return;
    if (!answersPublicly(context, interaction))
      return await replyWithHint(session, session.strings.settings.notHere);
    const { answer } = logged;
    const shared = openInteraction(context, interaction, { ephemeral: false });
    const message = discordAnswer(answer, shared.strings, { withQuestion: true });
    await runShare(shared, { message, answer });
  },
};

/** 👍: stores the rating. */
const good: AnswerButton = {
  id: 'good',
  press: async (context, interaction) => {
    await rate(context, interaction, { verdict: 'good', reason: null });
  },
};

/** 👎: opens a modal that asks for an optional reason, and stores the rating with it. */
const bad: AnswerButton = {
  id: 'bad',
  press: async (context, interaction) => {
    const { buttons } = openInteraction(context, interaction, { ephemeral: true }).strings;
    const { reasonTitle: title, reasonLabel: label } = buttons;
    await interaction.showModal(textModal({ id: 'bad', title, label, required: false }));
  },
  submit: async (context, interaction) => {
    const reason = modalText(interaction) || null;
    await rate(context, interaction, { verdict: 'bad', reason });
  },
};

/** Every button that an answer can have. */
export const answerButtons: readonly AnswerButton[] = [sources, followUp, share, good, bad];

async function rate(
  context: ServerContext,
  interaction: ButtonInteraction | ModalSubmitInteraction,
  rating: Pick<Feedback, 'verdict' | 'reason'>,
): Promise<void> {
  const session = openInteraction(context, interaction, { ephemeral: true });
  const logged = await pressedAnswer(session, interaction);
  if (logged === null) return;
  const { messageId, answer } = logged;
  const givenAt = context.now().toISOString();
  const { userId } = session.target;
  await context.feedback.put({ messageId, userId, givenAt, answer, ...rating });
  await replyWithHint(session, session.strings.general.thanks);
}

/**
 * The answer whose button was pressed. If the log no longer has it, replies with a hint and returns null.
 * @throws StateUnavailable.
 */
async function pressedAnswer(
  session: Session,
  { message }: ButtonInteraction | ModalSubmitInteraction,
): Promise<LoggedAnswer | null> {
  const logged = message === null ? null : await loggedAnswer(session, message.id);
  if (logged === null) await replyWithHint(session, session.strings.general.forgotten);
  return logged;
}

/** `title` and `label` have at most 45 characters. */
type TextModal = { id: string; title: string; label: string; required: boolean };

/** A modal with one text field. */
function textModal({
  id,
  title,
  label,
  required,
}: TextModal): APIModalInteractionResponseCallbackData {
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

function modalText(interaction: ModalSubmitInteraction): string {
  return interaction.fields.getTextInputValue('text').trim();
}
