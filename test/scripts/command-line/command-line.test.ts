import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commandLine } from '../../../scripts/command-line/command-line.ts';
import { HelpAsked } from '../../../scripts/command-line/run-script.ts';
import { sampleDeclaration } from '../../support/sample-declaration.ts';

const command = fileURLToPath(new URL('../../support/sample-command.ts', import.meta.url));

type Ending = { code: number | null; output: string; complaint: string };

async function run(given: readonly string[], environment = {}): Promise<Ending> {
  const child = spawn(process.execPath, [command, ...given], {
    env: { ...process.env, DATELINE_LOG: 'info', ...environment },
  });
  const [output, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: typeof code === 'number' ? code : null, output, complaint };
}

function helpOf(declaration: Parameters<typeof commandLine>[0]): string {
  try {
    commandLine(declaration, ['--help']);
  } catch (error) {
    if (error instanceof HelpAsked) return error.forReader;
    throw error;
  }
  throw new Error('No help was printed.');
}

test('reads options, their defaults, repeated options and arguments', () => {
  const { values, positionals } = commandLine(sampleDeclaration, [
    'Who won?',
    '--source',
    'A',
    '--source=B',
  ]);
  expect({ ...values }).toEqual({ top: '10', source: ['A', 'B'] });
  expect(positionals).toEqual(['Who won?']);
});

test('reads everything after a double dash as arguments', () => {
  const { values, positionals } = commandLine(sampleDeclaration, ['--top=2', '--', '--top']);
  expect(values.top).toBe('2');
  expect(positionals).toEqual(['--top']);
});

test.for<[string, string[], string]>([
  ['an unknown option', ['q', '--tpo', '3'], 'Unknown option --tpo. Did you mean --top?'],
  ['an option like no other', ['q', '--colour'], 'Unknown option --colour.'],
  ['an unknown letter', ['q', '-x'], 'Unknown option -x.'],
  ['an inherited property as an option', ['q', '--toString'], 'Unknown option --toString.'],
  ['a missing value', ['q', '--top'], '--top needs a value: --top NUMBER.'],
  ['an option in place of a value', ['q', '--top', '--json'], '--top needs a value: --top NUMBER.'],
  ['a value for a switch', ['q', '--json=yes'], '--json takes no value.'],
  ['a missing word', [], 'QUESTION is missing: dateline sample QUESTION.'],
  ['too many words', ['who', 'won'], 'Too many words at "won": put the QUESTION in quotes.'],
])('refuses %s and says the cure', ([, given, fault]) => {
  expect(() => commandLine(sampleDeclaration, given)).toThrow(
    expect.objectContaining({
      name: 'UsageError',
      message: fault,
      forReader: 'See dateline sample --help',
    }),
  );
});

test('refuses arguments where none are declared', () => {
  const { positionals: _, ...declaration } = sampleDeclaration;
  expect(() => commandLine(declaration, ['word'])).toThrow(
    'Too many words at "word": the command takes options only.',
  );
});

test('breaks long help lines under their column', () => {
  const help = helpOf({
    name: 'sample',
    summary: 'Prints its call.',
    examples: [],
    options: { at: { type: 'string', short: 'a', description: 'word '.repeat(30).trim() } },
    positionals: { min: 0, max: 9, name: 'WORD' },
  });
  expect(help).toContain('Usage: dateline sample [WORD...] [options]');
  expect(help).toMatch(/\n {2}-a, --at VALUE {2}word/u);
  expect(help.split('\n').every((line) => line.length <= 80)).toBe(true);
});

test('prints the declared help text on standard output, even when the rest is wrong', async () => {
  const { code, output, complaint } = await run(['--help', '--nonsense']);
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
  expect(output).toBe(`Usage: dateline sample QUESTION [options]

Prints its call.

Options:
  --top NUMBER   how many to print (default: 10)
  --source NAME  only this one (may be given several times)
  --json         print JSON and nothing else on standard output
  -h, --help     print this text

Examples:
  dateline sample "Who won?" --top 3
`);
});

test('ends with code 2 and one line for a wrong call', async () => {
  expect(await run(['q', '--tpo', '3'])).toEqual({
    code: 2,
    output: '',
    complaint: 'Unknown option --tpo. Did you mean --top? See dateline sample --help\n',
  });
});

test('prints an expected failure as one line and ends with code 1', async () => {
  expect(await run(['fail as expected'])).toEqual({
    code: 1,
    output: '',
    complaint: 'The language model did not answer: it is asleep\n',
  });
});

test('shows the stack of an unexpected failure only on request', async () => {
  const quiet = await run(['fail']);
  expect(quiet).toEqual({
    code: 1,
    output: '',
    complaint: 'the floor gave way (set DATELINE_LOG=debug for the stack)\n',
  });
  const { complaint } = await run(['fail'], { DATELINE_LOG: 'debug' });
  expect(complaint).toContain('TypeError: the floor gave way\n    at ');
});

test('ends quietly when standard output is closed', async () => {
  const child = spawn(process.execPath, [command, 'print much']);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
});

test('writes everything before it ends when the reader is slow', async () => {
  const { code, output } = await run(['print much']);
  expect(code).toBe(0);
  expect(output.endsWith('"top": "10"\n}\n')).toBe(true);
});
