// Runs the measurements that are programs of test/bench, because they need what tests have.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command-line/run-script.ts';
import memory from '../node/memory.json' with { type: 'json' };

type BenchProgram = {
  words: readonly string[];
  /** What it means where the program fails, in a sentence. */
  failure: string;
  /** Runs it with the settings for memory with which `npm start` runs the bot. */
  isLikeBot?: boolean;
};

/**
 * Runs a program of test/bench, which prints its own report.
 * @throws CommandError where it fails.
 */
export async function runBenchProgram(
  name: 'cluster' | 'discord' | 'soak',
  { words, failure, isLikeBot = false }: BenchProgram,
): Promise<void> {
  const program = fileURLToPath(new URL(`../../test/bench/${name}.ts`, import.meta.url));
  const child = fork(program, words, {
    stdio: 'inherit',
    execArgv: [...process.execArgv, ...(isLikeBot ? memory.execArgv : [])],
    env: { ...(isLikeBot && memory.environment), ...process.env },
  });
  const [code]: unknown[] = await once(child, 'close');
  if (code !== 0) throw new CommandError(failure, 'See the lines above.');
}
