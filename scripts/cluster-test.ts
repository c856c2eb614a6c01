// dateline cluster-test: several bot processes over one state, one of which is killed.
import { runBenchProgram } from './benchmark/bench-program.ts';
import { positiveInteger } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';

export async function run({ values }: Call<'cluster-test'>): Promise<void> {
  const { out, json, state, store, opensearch, ...numbers } = values;
  const given = Object.entries(numbers).flatMap(([name, value]) => [
    `--${name}`,
    String(positiveInteger(`--${name}`, value)),
  ]);
  const places = Object.entries({ state, store }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  await runBenchProgram('cluster', {
    words: [
      ...given,
      ...places,
      '--out',
      out,
      ...(opensearch ? ['--opensearch'] : []),
      ...(json ? ['--json'] : []),
    ],
    failure: 'Something was done twice or not at all, or no other process took over in time.',
    isLikeBot: true,
  });
}
