import type { Strings } from '../../../language/catalogue.ts';
import type { DiscordActionButton, DiscordMessage, DiscordRow } from '../discord-message.ts';

/** What can be done with an answer; each is the `custom_id` of its button and outlives a restart. */
export type AnswerAction = 'sources' | 'follow-up' | 'share' | 'good' | 'bad';

/** The message of an answer with its buttons; `share` only where it may be shared, `sources` only where there are any. */
export function withActions(
  { components: [container], ...message }: DiscordMessage,
  { strings, shareable, hasSources }: { strings: Strings; shareable: boolean; hasSources: boolean },
): DiscordMessage {
  const { buttons } = strings;
  const row: DiscordRow = {
    type: 1,
    components: [
      ...(hasSources ? [labelled('sources', buttons.sources)] : []),
      labelled('follow-up', buttons.followUp),
      ...(shareable ? [labelled('share', buttons.share)] : []),
      pictured('good', '👍'),
      pictured('bad', '👎'),
    ],
  };
  return { ...message, components: [{ ...container, components: [...container.components, row] }] };
}

function labelled(action: AnswerAction, label: string): DiscordActionButton {
  return { type: 2, style: 2, custom_id: action, label };
}

function pictured(action: AnswerAction, name: string): DiscordActionButton {
  return { type: 2, style: 2, custom_id: action, emoji: { name } };
}
