import type {
  MessageContextMenuCommandInteraction,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Desk } from '../desk/desk.ts';

/** A command of the menu on a message: what Discord shows of it, and what it does. */
export type MessageCommand = {
  data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run(desk: Desk, interaction: MessageContextMenuCommandInteraction): Promise<void>;
};
