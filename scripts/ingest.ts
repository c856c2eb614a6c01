// dateline ingest: adds articles to the corpus.
import type { Engine } from '../bot/wire.ts';
import type { Call } from './command-line/commands.ts';
import { withEngine } from './command-line/engine.ts';
import { namedSource, type Note } from './command-line/named-source.ts';
import { printJson, UsageError } from './command-line/run-script.ts';
import { withProgress } from './command-line/progress.ts';

export async function run({ values, positionals }: Call<'ingest'>): Promise<void> {
  if (positionals.length === 0 && !values.rebuild)
    throw new UsageError(
      'Nothing to ingest.',
      'Name a file, a folder or an address: npm run ingest -- PATH',
    );
  await withEngine(
    async (engine) => {
      const rebuilt = values.rebuild ? await rebuild(engine) : null;
      const outcome = await ingest(engine, positionals);
      if (values.json) printJson(jsonOf(outcome, rebuilt));
      else {
        if (rebuilt !== null)
          process.stdout.write(`${rebuilt} articles indexed anew with ${engine.embedder}\n`);
        if (positionals.length > 0) process.stdout.write(textOf(outcome));
      }
      const { added, updated, unchanged, rejected } = outcome;
      // Fails only when no input could be read.
      if (added + updated + unchanged === 0 && rejected.length > 0) process.exitCode = 1;
    },
    { forRebuild: values.rebuild ?? false },
  );
}

type Outcome = Awaited<ReturnType<Engine['ingest']>> & { notes: Note[] };

async function rebuild(engine: Engine): Promise<number> {
  const { articles: total } = await engine.extent({});
  return await withProgress(
    { label: 'Rebuilding', unit: 'articles', total },
    async (show) => await engine.rebuild(show),
  );
}

async function ingest(engine: Engine, inputs: readonly string[]): Promise<Outcome> {
  const notes: Note[] = [];
  const { source, shareRead } = await namedSource(inputs, (note) => notes.push(note));
  const report = await withProgress(
    { label: 'Ingesting', unit: 'articles' },
    async (show) =>
      await engine.ingest(source, ({ added, updated, unchanged, passages, rejected }) => {
        const counters = { passages, rejected: rejected.length };
        show(added + updated + unchanged, counters, shareRead());
      }),
  );
  return { ...report, notes };
}

function jsonOf(
  { added, updated, unchanged, rejected, removed, notes }: Outcome,
  rebuilt: number | null,
): object {
  return {
    ...(rebuilt !== null && { rebuilt }),
    added,
    updated,
    unchanged,
    rejected,
    ...(removed > 0 && { removed }),
    ...(notes.length > 0 && { notes }),
  };
}

function textOf(outcome: Outcome): string {
  const { added, updated, unchanged, passages, rejected, removed, samples, notes } = outcome;
  const gone = samples === 0 ? '' : 'The sample briefs are gone: there are articles of your own.\n';
  const over = removed === 0 ? '' : `, ${removed} removed to keep to the limits`;
  return [
    `${added} added (${passages} passages), ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected${over}\n`,
    gone,
    ...rejected.map(({ input, reason }) => `  rejected ${input}: ${reason}\n`),
    ...notes.map(({ input, note }) => `  note on ${input}: ${note}\n`),
  ].join('');
}
