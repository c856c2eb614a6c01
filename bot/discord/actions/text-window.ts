import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';

/** What a window asks for: `id` is its `custom_id`, `title` and `label` have at most 45 characters. */
export type TextWindow = { id: string; title: string; label: string; required: boolean };

/** A window with one field for text. */
export function textWindow({
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
export function windowText(interaction: ModalSubmitInteraction): string {
  return interaction.fields.getTextInputValue('text').trim();
}
