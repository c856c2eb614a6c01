import { z } from 'zod';
import { checkForm, type FormError } from './api-errors.ts';

const customId = z.string().min(1).max(100);
const numberedType = <N extends number>(type: N) => z.literal(type);
const optionalEmoji = z.looseObject({ id: z.string().nullish(), name: z.string().nullish() });

const buttonSchema = z
  .object({
    type: numberedType(2),
    style: z.int().min(1).max(6),
    label: z.string().max(80).nullish(),
    emoji: optionalEmoji.nullish(),
    custom_id: customId.nullish(),
    url: z.string().max(512).nullish(),
    sku_id: z.string().nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine(checkButton);

const selectShape = {
  custom_id: customId,
  placeholder: z.string().max(150).nullish(),
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
};
const selectOption = z.object({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().max(100).nullish(),
  default: z.boolean().nullish(),
});

/** A string select; `componentRules` checks that its values are unique. */
const stringSelect = z.object({
  type: numberedType(3),
  ...selectShape,
  options: z.array(selectOption).min(1).max(25),
});
/** A select of users, roles, both, or channels. */
const entitySelect = z.object({
  type: z.union([z.literal(5), z.literal(6), z.literal(7), z.literal(8)]),
  ...selectShape,
});

const interactive = z.discriminatedUnion('type', [buttonSchema, stringSelect, entitySelect]);
const actionRow = z
  .object({ type: numberedType(1), components: z.array(interactive).min(1).max(5) })
  .superRefine(checkRow);

/** Text with Discord's markdown. */
const textDisplay = z.object({
  type: numberedType(10),
  id: z.int().min(0).nullish(),
  content: z.string().min(1).max(4000),
});
const media = z.object({ url: z.string().min(1).max(2048) });
const thumbnail = z.object({
  type: numberedType(11),
  media,
  description: z.string().max(1024).nullish(),
});
const section = z.object({
  type: numberedType(9),
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [buttonSchema, thumbnail]),
});
const galleryItem = z.object({ media, description: z.string().max(1024).nullish() });
const gallery = z.object({ type: numberedType(12), items: z.array(galleryItem).min(1).max(10) });
const attachedFile = z.object({
  type: numberedType(13),
  file: z.object({ url: z.string().startsWith('attachment://') }),
});
const separator = z.object({
  type: numberedType(14),
  spacing: z.union([z.literal(1), z.literal(2)]).nullish(),
  divider: z.boolean().nullish(),
});
const containable = [actionRow, textDisplay, section, gallery, attachedFile, separator] as const;
const container = z.object({
  type: numberedType(17),
  id: z.int32().min(0).nullish(),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
  components: z.array(z.discriminatedUnion('type', containable)).min(1).max(40),
});

/** The components of an ordinary message: up to five action rows. */
export const rowsSchema = z.array(actionRow).max(5);
/** The components of a message with IS_COMPONENTS_V2. */
export const layoutSchema = z
  .array(z.discriminatedUnion('type', [...containable, container]))
  .min(1)
  .max(40);

type ButtonFacts = {
  style: number;
  label?: string | null | undefined;
  emoji?: unknown;
  custom_id?: string | null | undefined;
  url?: string | null | undefined;
};

/** A component of either kind, at the top level of a message. */
export type Component = z.infer<typeof layoutSchema>[number];
/** A component at any depth. */
export type AnyComponent = Component | z.infer<typeof interactive> | z.infer<typeof thumbnail>;

/** Every component in reading order, a parent before its children, each with its path. */
export function everyComponent(
  components: readonly AnyComponent[],
  path: readonly PropertyKey[] = [],
): { component: AnyComponent; path: PropertyKey[] }[] {
  return components.flatMap((component, index) => {
    const here = [...path, index];
    const children =
      'components' in component
        ? everyComponent(component.components, [...here, 'components'])
        : [];
    const accessory =
      'accessory' in component
        ? [{ component: component.accessory, path: [...here, 'accessory'] }]
        : [];
    return [{ component, path: here }, ...children, ...accessory];
  });
}

/** Rules over all components of a message: unique ids, at most 40 components and 4000 characters of text. */
export function componentRules(components: readonly AnyComponent[]): FormError[] {
  const all = everyComponent(components);
  const faults = [...duplicateIds(all), ...duplicateValues(all)];
  const top = { path: [] };
  if (all.length > 40) {
    const message = `${all.length} components, and a message holds 40 in all.`;
    faults.push({ ...top, code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message });
  }
  const length = textLength(all.map(({ component }) => component));
  if (length > 4000) {
    const message = `${length} characters of text, and a message shows 4000 in all.`;
    faults.push({ ...top, code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message });
  }
  return faults;
}

/**
 * Whether the text displays are over the size in bytes at which Discord answers 500, although
 * every documented limit holds: https://github.com/discord/discord-api-docs/issues/8554
 */
export function overByteSize(components: readonly AnyComponent[]): boolean {
  const texts = everyComponent(components).flatMap(({ component }) =>
    component.type === 10 ? [component.content] : [],
  );
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  return size > 10_170;
}

function checkButton(button: ButtonFacts, context: z.RefinementCtx): void {
  for (const { code, message, isBroken } of buttonRules) {
    if (isBroken(button)) context.addIssue({ code: 'custom', message, params: { code } });
  }
}

type ButtonRule = { code: string; message: string; isBroken: (button: ButtonFacts) => boolean };

const buttonRules: ButtonRule[] = [
  {
    code: 'BUTTON_COMPONENT_INVALID_URL',
    message: 'A link button needs a well-formed http(s) URL.',
    isBroken: ({ style, url }) => style === 5 && !/^(https?|discord):\/\/\S+$/.test(url ?? ''),
  },
  {
    code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
    message: 'A link button has a URL and no custom id, any other a custom id and no URL.',
    isBroken: ({ style, url, custom_id: id }) => (style === 5 ? id != null : url != null),
  },
  {
    code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
    message: 'A custom id is required.',
    isBroken: ({ style, custom_id: id }) => style <= 4 && id == null,
  },
  {
    code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
    message: 'A label or an emoji is required.',
    isBroken: ({ style, label, emoji }) => style !== 6 && !label && emoji == null,
  },
];

function checkRow(row: { components: { type: number }[] }, context: z.RefinementCtx): void {
  const selects = row.components.filter(({ type }) => type !== 2).length;
  if (selects === 0 || row.components.length === 1) return;
  const message = 'A row holds up to five buttons or one select.';
  const params = { code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED' };
  context.addIssue({ code: 'custom', path: ['components'], message, params });
}

function duplicateIds(all: ReturnType<typeof everyComponent>): FormError[] {
  const seen = new Set<string>();
  return all.flatMap(({ component, path }) => {
    const id = 'custom_id' in component ? component.custom_id : null;
    if (id == null) return [];
    const twice = seen.has(id);
    seen.add(id);
    const message = 'Component custom id cannot be duplicated';
    return twice
      ? [{ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }]
      : [];
  });
}

function duplicateValues(all: ReturnType<typeof everyComponent>): FormError[] {
  return all.flatMap(({ component, path }) => {
    if (component.type !== 3) return [];
    const values = component.options.map(({ value }) => value);
    if (new Set(values).size === values.length) return [];
    const message = 'The option values of a select are unique.';
    return [
      { path: [...path, 'options'], code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message },
    ];
  });
}

function textLength(components: readonly AnyComponent[]): number {
  return components.reduce(
    (sum, component) => sum + (component.type === 10 ? component.content.length : 0),
    0,
  );
}

const textInput = z.object({
  type: z.literal(4),
  custom_id: customId,
  style: z.union([z.literal(1), z.literal(2)]),
  label: z.string().min(1).max(45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: z.string().max(4000).nullish(),
  placeholder: z.string().max(100).nullish(),
});
const fileUpload = z.object({ type: z.literal(19), custom_id: customId });
const labelledInput = z.object({ ...textInput.shape, label: z.string().min(1).max(45) });
const label = z.object({
  type: z.literal(18),
  label: z.string().min(1).max(45),
  description: z.string().max(100).nullish(),
  component: z.discriminatedUnion('type', [textInput, stringSelect, entitySelect, fileUpload]),
});
const row = z.object({ type: z.literal(1), components: z.array(labelledInput).length(1) });

const modalSchema = z.object({
  title: z.string().min(1).max(45),
  custom_id: customId,
  components: z
    .array(z.discriminatedUnion('type', [row, label, textDisplay]))
    .min(1)
    .max(5),
});

/** A modal within Discord's limits. */
export type Modal = z.infer<typeof modalSchema>;
/** An input of a modal. */
export type ModalInput = z.infer<typeof label>['component'];

/**
 * Validates the modal of an interaction callback.
 * @throws 50035 for an invalid body.
 */
export function checkModal(body: unknown): Modal {
  return checkForm({ schema: modalSchema, body, rules: duplicateInputs, at: ['data'] });
}

/** The inputs of a modal, in reading order. */
export function inputsOf(modal: Modal): ModalInput[] {
  return modal.components.flatMap((component): ModalInput[] => {
    if (component.type === 1) return component.components;
    return component.type === 18 ? [component.component] : [];
  });
}

function duplicateInputs(modal: Modal): FormError[] {
  const ids = inputsOf(modal).map((input) => input.custom_id);
  if (new Set(ids).size === ids.length) return [];
  const message = 'Component custom id cannot be duplicated';
  return [{ path: ['components'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }];
}
