import type { SeenButton, SeenMessage, SeenSelect } from './seen.ts';
import { type AnyComponent, everyComponent } from './validate/validate-components.ts';
import { embedTexts } from './validate/validate-embeds.ts';
import { messageFlags, type Said } from './validate/validate-message.ts';
import type { StoredMessage } from './world.ts';

/** The message as a person sees it now; a copy, so that later edits do not change it. */
export function lookAt(message: StoredMessage): SeenMessage {
  const { said } = message;
  const embeds = said.embeds.flatMap((embed) => embedTexts(embed));
  const ephemeral = message.ephemeralFor !== null;
  return structuredClone({
    id: message.id,
    channelId: message.channelId,
    authorId: message.author.id,
    content: said.content,
    embeds: said.embeds,
    components: said.components,
    text: [textOf(said), ...embeds].filter((text) => text !== '').join('\n'),
    buttons: allComponents(said).flatMap((component) => seenButton(component)),
    selects: allComponents(said).flatMap((component) => seenSelect(component)),
    files: message.files,
    flags: said.flags | (ephemeral ? messageFlags.ephemeral : 0),
    ephemeral,
    loading: message.loading,
    replyTo: message.replyTo,
    reactions: message.reactions,
    edits: message.edits,
    pinged: message.pinged,
    allowedMentions: message.allowedMentions,
    payload: message.payload,
  });
}

/** The words that can mention somebody: the content and all text displays, a line each. */
export function textOf(said: Said): string {
  const displays = allComponents(said).flatMap((component) =>
    component.type === 10 ? [component.content] : [],
  );
  return [said.content, ...displays].filter((text) => text !== '').join('\n');
}

function allComponents(said: Said): AnyComponent[] {
  return everyComponent(said.components).map(({ component }) => component);
}

function seenButton(component: AnyComponent): SeenButton[] {
  if (component.type !== 2) return [];
  const { label, custom_id: customId, url, disabled } = component;
  return [
    {
      label: label ?? '',
      customId: customId ?? null,
      url: url ?? null,
      disabled: disabled ?? false,
    },
  ];
}

function seenSelect(component: AnyComponent): SeenSelect[] {
  if (component.type === 2 || !('custom_id' in component)) return [];
  const values = component.type === 3 ? component.options.map(({ value }) => value) : [];
  return [{ customId: component.custom_id, values, disabled: component.disabled ?? false }];
}
