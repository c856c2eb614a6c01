import type { Engine } from '../bot/wire.ts';
import { fileSource } from '../corpus/adapters/file-source.ts';
import type { IngestReport } from '../retrieval/ingest-articles.ts';
import { commandLine, jsonOption, printJson, runScript, UsageError } from './command-line.ts';
import { startProgress } from './progress.ts';
import { withEngine } from './with-engine.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'ingest',
    summary:
      'Adds articles to the corpus: files (.txt .md .html .json .jsonl, each also gzipped), folders, - for standard input.',
    examples: ['articles/', 'news.jsonl.gz --json', '--rebuild'],
    positionals: { min: 0, max: 100_000, name: 'PATH' },
    options: {
      rebuild: {
        type: 'boolean',
        description: 'index all stored articles anew, after a change of the embedder',
      },
      json: jsonOption,
    },
  });
  if (positionals.length === 0 && !values.rebuild)
    throw new UsageError('Nothing to ingest.', 'Name a file or a folder: npm run ingest -- PATH');
  await withEngine(
    async (engine) => {
      const rebuilt = values.rebuild ? await rebuild(engine) : null;
      const report = await ingest(engine, positionals);
      const { added, updated, unchanged, rejected } = report;
      if (values.json) {
        printJson({ ...(rebuilt !== null && { rebuilt }), added, updated, unchanged, rejected });
      } else {
        if (rebuilt !== null)
          process.stdout.write(`${rebuilt} articles indexed anew with ${engine.embedder}\n`);
        if (positionals.length > 0) process.stdout.write(summaryOf(report));
      }
      // Nothing of what was named could be read: the work failed.
      if (added + updated + unchanged === 0 && rejected.length > 0) process.exitCode = 1;
    },
    { forRebuild: values.rebuild ?? false },
  );
});

async function rebuild(engine: Engine): Promise<number> {
  const { articles: total } = await engine.extent({});
  const progress = startProgress({ label: 'Rebuilding', unit: 'articles', total });
  const done = await engine.rebuild((articles) => {
    progress.show(articles);
  });
  progress.stop();
  return done;
}

async function ingest(engine: Engine, paths: readonly string[]): Promise<IngestReport> {
  const progress = startProgress({ label: 'Ingesting', unit: 'articles' });
  const source = fileSource(paths, { stdin: process.stdin });
  const report = await engine.ingest(
    source,
    ({ added, updated, unchanged, passages, rejected }) => {
      progress.show(added + updated + unchanged, { passages, rejected: rejected.length });
    },
  );
  progress.stop();
  return report;
}

function summaryOf({ added, updated, unchanged, passages, rejected }: IngestReport): string {
  const counts = `${added} added (${passages} passages), ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected\n`;
  return counts + rejected.map(({ input, reason }) => `  rejected ${input}: ${reason}\n`).join('');
}
