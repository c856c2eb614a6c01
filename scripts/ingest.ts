import type { Engine } from '../bot/wire.ts';
import type { IngestReport } from '../retrieval/indexing/ingest.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { namedSource, type Note, withEngine } from './command-line/engine.ts';
import { printJson, runScript, UsageError } from './command-line/run-script.ts';
import { startProgress } from './command-line/progress.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'ingest',
    summary:
      'Adds articles to the corpus: files (.txt .md .html .json .jsonl, feeds, each also gzipped), folders, - for standard input, and addresses of pages, feeds, OPML lists and sitemaps.',
    examples: ['articles/', 'news.jsonl.gz --json', 'https://www.example.org/rss.xml', '--rebuild'],
    positionals: { min: 0, max: 100_000, name: 'PATH|URL' },
    options: {
      rebuild: {
        type: 'boolean',
        description: 'index all stored articles anew, after a change of the embedder',
      },
      json: jsonOption,
    },
  });
  if (positionals.length === 0 && !values.rebuild)
    throw new UsageError(
      'Nothing to ingest.',
      'Name a file, a folder or an address: npm run ingest -- PATH',
    );
  await withEngine(
    async (engine) => {
      const rebuilt = values.rebuild ? await rebuild(engine) : null;
      const notes: Note[] = [];
      const report = await ingest(engine, positionals, (note) => notes.push(note));
      const { added, updated, unchanged, rejected, removed } = report;
      if (values.json) {
        printJson({
          ...(rebuilt !== null && { rebuilt }),
          added,
          updated,
          unchanged,
          rejected,
          ...(removed > 0 && { removed }),
          ...(notes.length > 0 && { notes }),
        });
      } else {
        if (rebuilt !== null)
          process.stdout.write(`${rebuilt} articles indexed anew with ${engine.embedder}\n`);
        if (positionals.length > 0) process.stdout.write(summaryOf(report) + notesOf(notes));
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

async function ingest(
  engine: Engine,
  inputs: readonly string[],
  onNote: (note: Note) => void,
): Promise<IngestReport & { removed: number }> {
  const progress = startProgress({ label: 'Ingesting', unit: 'articles' });
  const { source, shareRead } = await namedSource(inputs, onNote);
  const report = await engine.ingest(
    source,
    ({ added, updated, unchanged, passages, rejected }) => {
      const counters = { passages, rejected: rejected.length };
      progress.show(added + updated + unchanged, counters, shareRead());
    },
  );
  progress.stop();
  return report;
}

function summaryOf(report: IngestReport & { removed: number }): string {
  const { added, updated, unchanged, passages, rejected, removed } = report;
  const gone = removed === 0 ? '' : `, ${removed} removed to keep to the limits`;
  const counts = `${added} added (${passages} passages), ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected${gone}\n`;
  return counts + rejected.map(({ input, reason }) => `  rejected ${input}: ${reason}\n`).join('');
}

function notesOf(notes: readonly Note[]): string {
  return notes.map(({ input, note }) => `  note on ${input}: ${note}\n`).join('');
}
