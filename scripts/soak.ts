// dateline soak: a simulated month of the bot in minutes.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { positiveInteger } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';
import { CommandError } from './command-line/run-script.ts';

/** The program is with the tests because it needs their loopback newsroom; it prints the report. */
export async function run({ values }: Call<'soak'>): Promise<void> {
  const { out, json, ...numbers } = values;
  const given = Object.entries(numbers).flatMap(([name, value]) => [
    `--${name}`,
    String(positiveInteger(`--${name}`, value)),
  ]);
  const program = fileURLToPath(new URL('../test/bench/soak.ts', import.meta.url));
  const child = fork(program, [...given, '--out', out, ...(json ? ['--json'] : [])], {
    stdio: 'inherit',
    // As `npm start` runs the bot.
    env: { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', ...process.env },
  });
  const [code]: unknown[] = await once(child, 'close');
  if (code === 0) return;
  throw new CommandError(
    'Something was lost, stored twice or not answered.',
    'See the lines above.',
  );
}
