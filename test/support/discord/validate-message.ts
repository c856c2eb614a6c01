import { z } from 'zod';
import { checkForm, type FormError, apiError, rejectForm } from './api-errors.ts';
import {
  type Component,
  componentRules,
  layoutSchema,
  overByteSize,
  rowsSchema,
} from './validate-components.ts';

/** Message flags that the loopback acts on. */
export const messageFlags = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

const link = z
  .string()
  .max(2048)
  .regex(/^(https?|attachment):\/\/\S+$/)
  .nullish();

const embedSchema = z.looseObject({
  title: z.string().max(256).nullish(),
  description: z.string().max(4096).nullish(),
  url: link,
  timestamp: z.string().nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.looseObject({ text: z.string().min(1).max(2048), icon_url: link }).nullish(),
  image: z.looseObject({ url: link }).nullish(),
  thumbnail: z.looseObject({ url: link }).nullish(),
  author: z.looseObject({ name: z.string().min(1).max(256), url: link, icon_url: link }).nullish(),
  fields: z
    .array(
      z.looseObject({
        name: z.string().min(1).max(256),
        value: z.string().min(1).max(1024),
        inline: z.boolean().nullish(),
      }),
    )
    .max(25)
    .nullish(),
});

/** Up to ten embeds. */
const embedsSchema = z.array(embedSchema).max(10);

/** One embed as it was sent. */
export type Embed = z.infer<typeof embedSchema>;

/** `allowed_mentions` of a message. */
const allowedMentionsSchema = z.object({
  parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
  users: z.array(z.string()).max(100).nullish(),
  roles: z.array(z.string()).max(100).nullish(),
  replied_user: z.boolean().nullish(),
});

/** See `allowedMentionsSchema`. */
export type AllowedMentions = z.infer<typeof allowedMentionsSchema>;

const messageSchema = z.looseObject({
  content: z.string().max(2000).nullish(),
  nonce: z.union([z.string().max(25), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  tts: z.boolean().nullish(),
  embeds: embedsSchema.nullish(),
  components: z.array(z.unknown()).nullish(),
  flags: z.int().min(0).nullish(),
  allowed_mentions: allowedMentionsSchema.nullish(),
  message_reference: z
    .looseObject({ message_id: z.string().nullish(), fail_if_not_exists: z.boolean().nullish() })
    .nullish(),
  attachments: z
    .array(
      z.looseObject({
        id: z.union([z.string(), z.number()]).transform(String),
        filename: z.string().max(1024).nullish(),
        description: z.string().max(1024).nullish(),
      }),
    )
    .max(10)
    .nullish(),
});

/** The body of a message create or edit, its parts within their own limits. */
export type MessageBody = z.infer<typeof messageSchema>;

/** The visible parts of a message. */
export type MessageState = {
  content: string;
  embeds: Embed[];
  components: Component[];
  flags: number;
};

/** A body to apply: to `before` if it is an edit; `at` is its path in the request. */
type Proposal = {
  body: unknown;
  before: MessageState | null;
  /** How many files the message will have. */
  files: number;
  at?: readonly PropertyKey[];
};

/**
 * Applies a body to a message, and checks every limit of Discord. Lengths are counted in UTF-16
 * units, which is never more lenient than Discord.
 * @throws 50035 for an invalid body, 50006 if the message would be empty.
 */
export function applyMessage({ body, before, files, at = [] }: Proposal): {
  body: MessageBody;
  state: MessageState;
} {
  const parsed = checkForm({
    schema: messageSchema,
    body,
    rules: (form) => [...mentionRules(form.allowed_mentions), ...embedRules(form.embeds ?? [])],
    at,
  });
  const merged = mergeText(parsed, before);
  const isLayout = hasFlag(merged.flags, messageFlags.componentsV2);
  if (isLayout) rejectForm(legacyFaults(merged), at);
  const sent = parsed.components === undefined ? before?.components : parsed.components;
  const components = sent == null ? [] : checkComponents({ components: sent, isLayout, at });
  const state = { ...merged, components };
  if (isEmpty(state, parsed) && files === 0) throw apiError('emptyMessage');
  if (overByteSize(components)) throw apiError('serverError');
  return { body: parsed, state };
}

/** Whether all bits of the flag are set. */
export function hasFlag(flags: number, flag: number): boolean {
  return (flags & flag) === flag;
}

function mergeText(
  body: MessageBody,
  before: MessageState | null,
): Omit<MessageState, 'components'> {
  const { content = '', embeds = [], flags = 0 } = before ?? {};
  return {
    content: body.content === undefined ? content : (body.content ?? ''),
    embeds: body.embeds === undefined ? embeds : (body.embeds ?? []),
    flags: (body.flags ?? flags) | (flags & messageFlags.componentsV2),
  };
}

function legacyFaults({ content, embeds }: Omit<MessageState, 'components'>): FormError[] {
  const used = [...(content === '' ? [] : ['content']), ...(embeds.length === 0 ? [] : ['embeds'])];
  return used.map((field) => ({
    path: [field],
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  }));
}

function checkComponents(input: {
  components: unknown;
  isLayout: boolean;
  at: readonly PropertyKey[];
}): Component[] {
  const schema: z.ZodType<Component[]> = input.isLayout ? layoutSchema : rowsSchema;
  return checkForm({
    schema,
    body: input.components,
    rules: componentRules,
    at: [...input.at, 'components'],
  });
}

function isEmpty({ content, embeds, components }: MessageState, body: MessageBody): boolean {
  const extras = [body['poll'], body['sticker_ids']].some((part) => part != null);
  const nothing = content.trim() === '' && embeds.length === 0 && components.length === 0;
  return nothing && !extras;
}

/** Rules over all embeds of a message: at most 6000 characters. */
function embedRules(embeds: readonly Embed[]): FormError[] {
  const length = embeds.flatMap(embedTexts).join('').length;
  if (length <= 6000) return [];
  const message = `Embed size exceeds maximum size of 6000: ${length}.`;
  return [{ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

/** The text of an embed in reading order, without addresses. */
export function embedTexts(embed: Embed): string[] {
  const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const texts = [embed.author?.name, embed.title, embed.description, ...fields, embed.footer?.text];
  return texts.filter((text) => text != null);
}

/** A kind is either parsed from the text or listed, not both. */
function mentionRules(allowed: AllowedMentions | null | undefined): FormError[] {
  const both = (['users', 'roles'] as const).filter(
    (kind) => allowed?.parse?.includes(kind) && (allowed[kind]?.length ?? 0) > 0,
  );
  return both.map((kind) => ({
    path: ['allowed_mentions'],
    code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
  }));
}
