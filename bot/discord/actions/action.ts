import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { AnswerAction } from '../../render/discord/parts/actions.ts';
import type { Desk } from '../desk/desk.ts';

/** What a button under an answer does, and the window that it may open. */
export type Action = {
  id: AnswerAction;
  press(desk: Desk, interaction: ButtonInteraction): Promise<void>;
  /** What happens when the window is sent. */
  submit?(desk: Desk, interaction: ModalSubmitInteraction): Promise<void>;
};
