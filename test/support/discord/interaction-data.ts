import type { AttachedFile, CommandInput, OptionValue, Person, SubmitInput } from './person.ts';
import type { Json } from './api-errors.ts';
import { optionsUnder, type ValueOption } from './validate-commands.ts';
import { inputsOf, type Modal, type ModalInput } from './validate-components.ts';
import {
  permissionsIn,
  wireAttachment,
  wireChannel,
  wireMember,
  wireRoles,
  wireUser,
} from './wire.ts';
import type { RegisteredCommand, World } from './world.ts';

const types = {
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  number: 10,
  file: 11,
};

/**
 * The `data` of a slash command as Discord sends it. If commands are registered, the options are
 * checked against the registration; otherwise their types are those of their values.
 * @throws an error that names what a person could not have entered.
 */
export function commandData(world: World, input: CommandInput, focused?: string): Json {
  const registered = findCommand(world, input.name, 1);
  const known = registered === null ? null : optionsFor(registered, input);
  if (known !== null && focused === undefined) checkRequired(known, input);
  const resolved: Record<string, Json> = {};
  const values = Object.entries(input.options ?? {}).map(([name, value]) => {
    const isFocused = name === focused;
    const type = known === null ? typeOf(value) : checkedType({ name, value, known, isFocused });
    const wired = resolveValue({ world, resolved, type }, value);
    return { name, type, value: wired, ...(isFocused && { focused: true }) };
  });
  return {
    id: registered?.id ?? '0',
    name: input.name,
    type: 1,
    options: nest(input, values),
    resolved,
    ...(registered?.guildId != null && { guild_id: registered.guildId }),
  };
}

/**
 * The registered command; null if the bot has registered none at all.
 * @throws an error with the registered names if this one is not among them.
 */
export function findCommand(world: World, name: string, type: number): RegisteredCommand | null {
  if (world.commands.length === 0) return null;
  const found = world.commands.find((one) => one.name === name && (one.type ?? 1) === type);
  if (found !== undefined) return found;
  const names = world.commands.map((one) => one.name).join(', ');
  throw new Error(`No command "${name}" of type ${type} is registered; there are: ${names}.`);
}

function optionsFor(command: RegisteredCommand, input: CommandInput): ValueOption[] {
  const path = [input.group, input.subcommand].filter((part) => part !== undefined);
  return 'options' in command ? optionsUnder(command.options ?? [], path) : [];
}

type Entered = {
  name: string;
  value: OptionValue;
  known: readonly ValueOption[];
  isFocused: boolean;
};

function checkedType({ name, value, known, isFocused }: Entered): number {
  const definition = known.find((one) => one.name === name);
  if (definition === undefined) throw new Error(`The command has no option "${name}".`);
  if (!isFocused) checkValue(name, value, definition);
  else if (definition.autocomplete !== true) throw new Error(`"${name}" suggests nothing.`);
  return definition.type;
}

function checkValue(name: string, value: OptionValue, definition: ValueOption): void {
  const choices = definition.choices ?? [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw new Error(`The value given for "${name}" is not among its choices.`);
  }
  const expected = valueTypes[definition.type] ?? 'string';
  if (typeof value !== expected) throw new Error(`The option "${name}" takes a ${expected}.`);
  checkBounds(name, value, definition);
}

const valueTypes: Record<number, string> = {
  [types.integer]: 'number',
  [types.number]: 'number',
  [types.boolean]: 'boolean',
  [types.file]: 'object',
};

function checkBounds(name: string, value: OptionValue, definition: ValueOption): void {
  if (typeof value === 'object') return;
  const [size, low, high] =
    typeof value === 'string'
      ? [value.length, definition.min_length, definition.max_length ?? 6000]
      : [Number(value), definition.min_value, definition.max_value];
  if ((low != null && size < low) || (high != null && size > high)) {
    throw new Error(`Discord would not let a person enter this value for "${name}".`);
  }
}

function checkRequired(known: readonly ValueOption[], input: CommandInput): void {
  const missing = known.filter(
    ({ name, required }) => required === true && input.options?.[name] === undefined,
  );
  if (missing.length === 0) return;
  throw new Error(`Required options are missing: ${missing.map(({ name }) => name).join(', ')}.`);
}

function typeOf(value: OptionValue): number {
  if (typeof value === 'object') return types.file;
  if (typeof value === 'number') return Number.isInteger(value) ? types.integer : types.number;
  return typeof value === 'boolean' ? types.boolean : types.string;
}

type Resolving = { world: World; resolved: Record<string, Json>; type: number };

function resolveValue(
  { world, resolved, type }: Resolving,
  value: OptionValue,
): string | number | boolean {
  if (typeof value === 'object') return resolveFile(world, resolved, value);
  resolvers[type]?.(world, resolved, String(value));
  return value;
}

type Resolver = (world: World, resolved: Record<string, Json>, id: string) => void;

/** The resolved user, role, channel or attachment that Discord sends with its id. */
const resolvers: Record<number, Resolver> = {
  [types.user]: (world, resolved, id) => {
    const person = world.people.get(id);
    if (person === undefined) throw new Error(`There is no person ${id}.`);
    (resolved['users'] ??= {})[id] = wireUser(person);
    const { user: _, ...member } = wireMember(world, person);
    (resolved['members'] ??= {})[id] = member;
  },
  [types.role]: (world, resolved, id) => {
    const role = wireRoles(world).find((one) => one['id'] === id);
    if (role === undefined) throw new Error(`There is no role ${id}.`);
    (resolved['roles'] ??= {})[id] = role;
  },
  [types.channel]: (world, resolved, id) => {
    const channel = world.channels.get(id);
    if (channel === undefined) throw new Error(`There is no channel ${id}.`);
    const app = { app_permissions: String(permissionsIn(world, channel)) };
    (resolved['channels'] ??= {})[id] = { ...wireChannel(world, channel), ...app };
  },
};

function resolveFile(world: World, resolved: Record<string, Json>, file: AttachedFile): string {
  const id = world.nextId();
  world.downloads.set(id, file);
  (resolved['attachments'] ??= {})[id] = wireAttachment(world, { ...file, id });
  return id;
}

function nest({ group, subcommand }: CommandInput, values: Json[]): Json[] {
  if (subcommand === undefined) return values;
  const inner = { name: subcommand, type: 1, options: values };
  return group === undefined ? [inner] : [{ name: group, type: 2, options: [inner] }];
}

/**
 * The `data` of a submitted modal; the modal closes.
 * @throws an error if the person has no such modal open, or the values do not fit it.
 */
export function modalData(
  world: World,
  user: Person,
  input: SubmitInput,
): { data: Json; sourceMessageId: string | null } {
  const open = world.openModals.find(
    ({ modal, userId }) => userId === user.id && modal.custom_id === input.customId,
  );
  if (open === undefined) throw new Error(`No modal "${input.customId}" is open for ${user.name}.`);
  checkValues(open.modal, input);
  world.openModals = world.openModals.filter((one) => one !== open);
  const components = open.modal.components.map((component, index) => {
    const id = index + 1;
    if (component.type === 1) {
      return { type: 1, id, components: component.components.map((one) => filled(one, input)) };
    }
    if (component.type === 18)
      return { type: 18, id, component: filled(component.component, input) };
    return { type: 10, id };
  });
  const data = { custom_id: input.customId, components, resolved: {} };
  return { data, sourceMessageId: open.sourceMessageId };
}

function filled({ type, custom_id: id }: ModalInput, { values }: SubmitInput): Json {
  const entered = values[id];
  const facts = { type, id: 0, custom_id: id };
  if (type === 4) return { ...facts, value: entered ?? '' };
  return { ...facts, values: [entered ?? []].flat() };
}

function checkValues(modal: Modal, { values }: SubmitInput): void {
  const inputs = inputsOf(modal);
  const unknown = Object.keys(values).filter((id) => !inputs.some((one) => one.custom_id === id));
  if (unknown.length > 0) throw new Error(`The modal has no input ${unknown.join(', ')}.`);
  for (const input of inputs) if (input.type === 4) checkText(input, values[input.custom_id] ?? '');
}

function checkText(input: Extract<ModalInput, { type: 4 }>, value: string | string[]): void {
  if (typeof value !== 'string') throw new Error(`The input ${input.custom_id} takes one text.`);
  const isRequired = input.required ?? true;
  if (value === '' && !isRequired) return;
  const least = Math.max(input.min_length ?? 0, isRequired ? 1 : 0);
  if (value.length >= least && value.length <= (input.max_length ?? 4000)) return;
  throw new Error(`Discord would not accept ${value.length} characters in ${input.custom_id}.`);
}
