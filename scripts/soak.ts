// dateline soak: a simulated month of the bot in minutes.
import { runBenchProgram } from './benchmark/bench-program.ts';
import { positiveInteger } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';

export async function run({ values }: Call<'soak'>): Promise<void> {
  const { out, json, ...numbers } = values;
  const given = Object.entries(numbers).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(positiveInteger(`--${name}`, value))],
  );
  await runBenchProgram('soak', {
    words: [...given, '--out', out, ...(json ? ['--json'] : [])],
    failure: 'Something was lost, stored twice or not answered.',
    isLikeBot: true,
  });
}
