import type { Article } from '../../corpus/article.ts';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import type { FactCheck } from '../../retrieval/fact-check/fact-check.ts';
import { positiveInteger } from '../command-line/arguments.ts';
import { startProgress } from '../command-line/progress.ts';
import { withStore } from './ask-questions.ts';
import { type Rate, share } from './statistics.ts';
import { NothingToEvaluate, readArticles } from './read-lines.ts';
import { makeSamples, type Sample } from './samples/make-samples.ts';
import { markdownTable } from './tables.ts';

/** How many claims there were, and the share whose closest sentence is the one they were made from. */
type Row = { n: number; source_found: Rate };

/** What an evaluation of fact checks finds. Keys as they are printed. */
type FactCheckReport = Row & {
  seed: number;
  /** A row for each way of making a claim, such as `number`: another number was put in. */
  by_kind: Record<string, Row>;
};

type FactCheckOptions = {
  /** How many true and how many corrupted claims, in equal shares of each kind. */
  number: number;
  seed: number;
  onProgress?: (done: number) => void;
};

type Check = (request: {
  text: string;
  at: string;
}) => Promise<Pick<FactCheck, 'claims' | 'sources'>>;

type Measured = { kind: string; isFound: boolean };

const ASKED_AFTER_MILLISECONDS = 3 * 86_400_000;

/** How often a fact check finds the sentence that a claim was made from, in the articles of files and folders. */
export async function checkFacts(
  paths: readonly string[],
  number: string,
  seed: string,
): Promise<FactCheckReport> {
  const wanted = {
    number: positiveInteger('--fact-checks', number),
    seed: positiveInteger('--seed', seed),
  };
  const articles = await readArticles(fileSource(paths));
  if (articles.length === 0) throw new NothingToEvaluate(paths.join(', '));
  return await withStore({ withModel: false }, async (engine) => {
    const progress = startProgress({ label: 'Ingesting and checking', unit: 'claims' });
    await engine.ingest(fileSource(paths));
    const report = await evaluateFactChecks(
      articles,
      async (request) => await engine.check(request),
      {
        ...wanted,
        onProgress: (done) => {
          progress.show(done);
        },
      },
    );
    progress.stop();
    return report;
  });
}

/**
 * Makes true and corrupted claims of the articles and checks each a few days after its article. The
 * same articles, number and seed give the same claims.
 */
export async function evaluateFactChecks(
  articles: readonly Article[],
  check: Check,
  { number, seed, onProgress }: FactCheckOptions,
): Promise<FactCheckReport> {
  // The sentence of `citation` samples is a verbatim one.
  const samples = makeSamples(articles, { number, seed }).filter(({ kind }) => kind !== 'citation');
  const measured: Measured[] = [];
  for (const sample of samples) {
    const found = await check({ text: sample.sentence, at: soonAfter(sample.article) });
    measured.push({ kind: sample.kind, isFound: isSourceFirst(found, sample) });
    onProgress?.(measured.length);
  }
  const kinds = [...Map.groupBy(measured, ({ kind }) => kind)];
  return {
    seed,
    ...rowOf(measured),
    by_kind: Object.fromEntries(kinds.map(([kind, group]) => [kind, rowOf(group)])),
  };
}

/** The report as a Markdown table. */
export function factCheckMarkdown({ seed, by_kind, ...all }: FactCheckReport): string {
  const rows = Object.entries({ all, ...by_kind }).map(([kind, { n, source_found }]) => [
    kind,
    String(n),
    source_found?.toFixed(3) ?? '–',
  ]);
  return `Fact checks, seed ${seed}\n\n${markdownTable(['claims', 'n', 'source found'], rows)}\n`;
}

/** Whether the closest sentence is one that the claim was made from; a copy has the same words. */
function isSourceFirst(
  { claims, sources }: Pick<FactCheck, 'claims' | 'sources'>,
  { madeFrom }: Sample,
): boolean {
  const firsts = new Set(claims.flatMap(({ findings }) => findings[0]?.source ?? []));
  return sources.some(({ number, quote }) => firsts.has(number) && madeFrom.includes(quote));
}

function rowOf(group: readonly Measured[]): Row {
  return { n: group.length, source_found: share(group, ({ isFound }) => isFound) };
}

/** Undated articles are asked about at a time after all. */
function soonAfter({ publishedAt }: Article): string {
  if (publishedAt === null) return '9999-12-31T00:00:00.000Z';
  return new Date(Date.parse(publishedAt) + ASKED_AFTER_MILLISECONDS).toISOString();
}
