import { expect, test } from 'vitest';
import { checkChoices, checkCommand, checkCommands } from '../support/discord/validate-commands.ts';
import { checkModal } from '../support/discord/validate-components.ts';
import { faultsOf } from './form-faults.ts';

const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const letters = (count: number): string => 'x'.repeat(count);
const row = (...components: object[]): object => ({ type: 1, components });
const command = (more: object) => ({ name: 'ask', description: 'Ask', ...more });
const valueOption = (more: object) => ({ type: 3, name: 'a', description: 'b', ...more });

test.each<[string, object]>([
  ['a slash command', command({ options: [valueOption({ required: true, max_length: 6000 })] })],
  [
    'a subcommand in a group',
    command({
      options: [
        {
          type: 2,
          name: 'g',
          description: 'd',
          options: [{ type: 1, name: 's', description: 'd', options: [valueOption({})] }],
        },
      ],
    }),
  ],
  ['an entry of the message menu', { type: 3, name: 'Check This' }],
  ['a name in another script', command({ name: '\u65b0\u95fb' })],
])('accepts %s', (_, body) => {
  expect(() => checkCommand(body)).not.toThrow();
});

test.each<[string, object, string]>([
  ['a name with capitals', command({ name: 'Ask' }), '.name APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', command({ name: 'ask me' }), '.name STRING_TYPE_REGEX'],
  ['a name of 33', command({ name: letters(33) }), '.name STRING_TYPE_REGEX'],
  [
    'a description of 101',
    command({ description: letters(101) }),
    '.description BASE_TYPE_MAX_LENGTH',
  ],
  ['no description', { name: 'ask' }, '.description BASE_TYPE_REQUIRED'],
  [
    '26 options',
    command({ options: times(26).map((n) => valueOption({ name: `a${n}` })) }),
    '.options BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an option description of 101',
    command({ options: [valueOption({ description: letters(101) })] }),
    '.options.0.description BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an option twice',
    command({ options: [valueOption({}), valueOption({})] }),
    '.options APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    'a required option after an optional one',
    command({ options: [valueOption({}), valueOption({ name: 'z', required: true })] }),
    '.options APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'choices and autocomplete',
    command({
      options: [valueOption({ autocomplete: true, choices: [{ name: 'n', value: 'v' }] })],
    }),
    '.options.0 APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
  ],
  [
    'more than 8000 characters',
    command({
      options: times(25).map((n) =>
        valueOption({
          name: `a${n}`,
          choices: times(4).map((c) => ({ name: letters(50), value: `${letters(48)}${c}` })),
        }),
      ),
    }),
    ' APPLICATION_COMMAND_TOO_LARGE',
  ],
])('refuses a command with %s', async (_, body, fault) => {
  expect(await faultsOf(() => checkCommand(body))).toContain(fault);
});

test('refuses too many commands, and two of the same name', async () => {
  const menu = times(16).map((n) => ({ type: 3, name: `Menu ${n}` }));
  expect(await faultsOf(() => checkCommands(menu))).toContain(' APPLICATION_COMMANDS_MAX');
  const twins = [command({}), command({})];
  expect(await faultsOf(() => checkCommands(twins))).toContain(
    '.1 APPLICATION_COMMANDS_DUPLICATE_NAME',
  );
});

test('refuses modals and suggestions over their limits', async () => {
  const input = { type: 4, custom_id: 'a', style: 1, label: 'l' };
  const modal = (more: object) => ({
    title: 't',
    custom_id: 'm',
    components: [row(input)],
    ...more,
  });
  expect(() => checkModal(modal({}))).not.toThrow();
  expect(await faultsOf(() => checkModal(modal({ title: letters(46) })))).toContain(
    '.data.title BASE_TYPE_MAX_LENGTH',
  );
  const six = times(6).map((n) => row({ ...input, custom_id: `${n}` }));
  expect(await faultsOf(() => checkModal(modal({ components: six })))).toContain(
    '.data.components BASE_TYPE_MAX_LENGTH',
  );
  const choices = times(26).map((n) => ({ name: `${n}`, value: n }));
  expect(await faultsOf(() => checkChoices({ choices }))).toContain(
    '.data.choices BASE_TYPE_MAX_LENGTH',
  );
});
