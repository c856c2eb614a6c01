import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command-line/errors.ts';

/** Stands with the tests, whose loopback Discord it needs. */
const program = fileURLToPath(new URL('../../test/bench/discord.ts', import.meta.url));

/** The measuring process ended early; its own words stand on standard error. */
class DiscordBenchFailed extends CommandError {
  override readonly name = 'DiscordBenchFailed';
  readonly forReader = 'See the lines above.';
  constructor() {
    super('Measuring how long Discord waits ended without a result.');
  }
}

/**
 * Measures how long Discord waits for the bot; prints the figures, and writes `discord.md` into `out`.
 * @throws DiscordBenchFailed.
 */
export async function runDiscordBench({
  out,
  json,
}: {
  out: string;
  json?: boolean;
}): Promise<void> {
  const child = fork(program, ['--out', out, ...(json ? ['--json'] : [])], { stdio: 'inherit' });
  const [code]: unknown[] = await once(child, 'close');
  if (code !== 0) throw new DiscordBenchFailed();
}
