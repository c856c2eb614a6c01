import { z } from 'zod';
import { checkForm, type FormError } from './api-errors.ts';

const localized = <T extends z.ZodType>(text: T) => z.record(z.string(), text).nullish();

/** One suggestion of an autocomplete. */
export type SeenChoice = { name: string; value: string | number };

/** A choice of an option, or an autocomplete suggestion. */
const choiceSchema = z.object({
  name: z.string().min(1).max(100),
  name_localizations: localized(z.string().min(1).max(100)),
  value: z.union([z.string().max(100), z.number()]),
});

const choicesSchema = z.object({ choices: z.array(choiceSchema).max(25) });

/**
 * Validates the suggestions of an autocomplete callback.
 * @throws 50035 for an invalid body.
 */
export function checkChoices(body: unknown): SeenChoice[] {
  const { choices } = checkForm({ schema: choicesSchema, body, at: ['data'] });
  return choices.map(({ name, value }) => ({ name, value }));
}

const lowerCaseName = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((name) => name === name.toLowerCase(), {
    params: { code: 'APPLICATION_COMMAND_INVALID_NAME' },
  });
const description = z.string().min(1).max(100);

const named = {
  name: lowerCaseName,
  name_localizations: localized(lowerCaseName),
  description,
  description_localizations: localized(description),
};
const valueOption = z.object({
  type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]),
  ...named,
  required: z.boolean().nullish(),
  choices: z.array(choiceSchema).max(25).nullish(),
  autocomplete: z.boolean().nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.int().min(0).max(6000).nullish(),
  max_length: z.int().min(1).max(6000).nullish(),
  channel_types: z.array(z.int()).nullish(),
  file_types: z.array(z.string()).max(10).nullish(),
});
const valueOptions = z.array(valueOption).max(25);
const subcommand = z.object({
  type: z.literal(1),
  ...named,
  options: valueOptions.nullish(),
});
const group = z.object({
  type: z.literal(2),
  ...named,
  options: z.array(subcommand).min(1).max(25),
});
const option = z.discriminatedUnion('type', [valueOption, subcommand, group]);

const shared = {
  default_member_permissions: z.string().regex(/^\d+$/).nullish(),
  nsfw: z.boolean().nullish(),
  integration_types: z.array(z.int().min(0).max(1)).min(1).nullish(),
  contexts: z.array(z.int().min(0).max(2)).nullish(),
};
const slashCommand = z.object({
  type: z.literal(1).nullish(),
  ...named,
  ...shared,
  options: z.array(option).max(25).nullish(),
});
const menuName = z.string().min(1).max(32);
const menuCommand = z.object({
  type: z.union([z.literal(2), z.literal(3)]),
  name: menuName,
  name_localizations: localized(menuName),
  description: z.literal('').nullish(),
  ...shared,
});
const commandSchema = z.union([slashCommand, menuCommand]);

/** A registered command: a slash command, or one of the user or message menu. */
export type CommandDefinition = z.infer<typeof commandSchema>;
/** An option that takes a value. */
export type ValueOption = z.infer<typeof valueOption>;
/** An option at any depth. */
export type CommandOption = z.infer<typeof option>;

/** The most commands of each type, globally and again in each guild. */
const limits: Record<number, number> = { 1: 100, 2: 15, 3: 15 };

/**
 * Validates one command.
 * @throws 50035 for an invalid body.
 */
export function checkCommand(body: unknown, at: readonly PropertyKey[] = []): CommandDefinition {
  const isMenu = z.looseObject({ type: z.number().min(2) }).safeParse(body).success;
  const schema: z.ZodType<CommandDefinition> = isMenu ? menuCommand : slashCommand;
  return checkForm({ schema, body, rules: commandRules, at });
}

/**
 * Validates a set of commands that replaces another.
 * @throws 50035 for an invalid body.
 */
export function checkCommands(body: unknown): CommandDefinition[] {
  const bodies = checkForm({ schema: z.array(z.unknown()), body });
  const commands = bodies.map((one, index) => checkCommand(one, [index]));
  checkForm({ schema: z.unknown(), body: commands, rules: () => setRules(commands) });
  return commands;
}

/** The options that take values, whichever subcommand they belong to. */
export function optionsUnder(options: readonly CommandOption[], path: string[]): ValueOption[] {
  const [first, ...rest] = path;
  if (first === undefined) return options.filter(isValueOption);
  const next = options.find(({ name }) => name === first);
  return next == null || isValueOption(next) ? [] : optionsUnder(next.options ?? [], rest);
}

function isValueOption(candidate: CommandOption): candidate is ValueOption {
  return candidate.type > 2;
}

function commandRules(command: CommandDefinition): FormError[] {
  const options = 'options' in command ? (command.options ?? []) : [];
  const faults = optionFaults(options, ['options']);
  const length = commandLength(command);
  if (length > 8000) {
    const message = `Command exceeds maximum size (8000): ${length}.`;
    faults.push({ path: [], code: 'APPLICATION_COMMAND_TOO_LARGE', message });
  }
  return faults;
}

function optionFaults(options: readonly CommandOption[], path: PropertyKey[]): FormError[] {
  const faults: FormError[] = [];
  const names = options.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    const code = 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS';
    faults.push({ path, code, message: 'Option names must be unique' });
  }
  if (options.some(isValueOption) && !options.every(isValueOption)) {
    const message = 'Subcommands and options with values cannot stand side by side';
    faults.push({ path, code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message });
  }
  const nested = options.map((one, index) => oneOptionFaults(one, [...path, index]));
  return [...faults, ...requiredLast(options, path), ...nested.flat()];
}

function oneOptionFaults(one: CommandOption, path: PropertyKey[]): FormError[] {
  if (!isValueOption(one)) return optionFaults(one.options ?? [], [...path, 'options']);
  if (!one.autocomplete || (one.choices ?? []).length === 0) return [];
  const message = 'Choices and autocomplete exclude each other';
  return [{ path, code: 'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE', message }];
}

function requiredLast(options: readonly CommandOption[], path: PropertyKey[]): FormError[] {
  const required = options.map((one) => isValueOption(one) && one.required === true);
  const late = required.lastIndexOf(true) > required.indexOf(false) && required.includes(false);
  const message = 'Required options must be placed before non-required options';
  return late ? [{ path, code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message }] : [];
}

type Sized = {
  name: string;
  name_localizations?: Record<string, string> | null | undefined;
  description?: string | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  options?: readonly Sized[] | null | undefined;
  choices?: readonly { name: string; value: string | number }[] | null | undefined;
};

function commandLength(command: Sized): number {
  const choices = (command.choices ?? []).map(({ name, value }) => `${name}${value}`.length);
  const own =
    longest(command.name, command.name_localizations) +
    longest(command.description ?? '', command.description_localizations);
  const below = [...choices, ...(command.options ?? []).map((one) => commandLength(one))];
  return below.reduce((sum, length) => sum + length, own);
}

function longest(text: string, localizations: Record<string, string> | null | undefined): number {
  const others = Object.values(localizations ?? {});
  return Math.max(...[text, ...others].map(({ length }) => length));
}

function setRules(commands: readonly CommandDefinition[]): FormError[] {
  const faults: FormError[] = [];
  const keys = commands.map(({ type, name }) => `${type ?? 1} ${name}`);
  for (const [index, key] of keys.entries()) {
    if (keys.indexOf(key) === index) continue;
    const message = 'Application command names must be unique';
    faults.push({ path: [index], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message });
  }
  for (const [type, limit] of Object.entries(limits)) {
    const count = commands.filter((one) => String(one.type ?? 1) === type).length;
    if (count <= limit) continue;
    const message = `Maximum number of application commands of type ${type} reached (${limit}).`;
    faults.push({ path: [], code: 'APPLICATION_COMMANDS_MAX', message });
  }
  return faults;
}
