// Measures whether fact checks find the source of a claim.
import type { Article } from '../../corpus/article.ts';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import type { FactCheck } from '../../retrieval/fact-check/fact-check.ts';
import { withProgress } from '../command-line/progress.ts';
import { withStore } from './ask-questions.ts';
import { type Rate, share } from './statistics.ts';
import { readArticles } from './read-lines.ts';
import { makeSamples, type Sample } from './samples/make-samples.ts';
import { markdownTable, numberText } from './tables.ts';

/** The number of claims, and the share whose closest sentence is the one that they were made from. */
type Row = { n: number; source_found: Rate };

/** How fact checks found the sources of made claims, with the keys of the JSON output. */
type FactCheckReport = Row & {
  seed: number;
  /** By way of making the claim, such as `number` for a changed number. */
  by_kind: Record<string, Row>;
};

type FactCheckOptions = {
  /** How many true and how many corrupted claims to make, in equal shares of each kind. */
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

/** Measures how often a fact check finds the sentence that a claim was made from, in the articles of `paths`. */
export async function checkFacts(
  paths: readonly string[],
  options: FactCheckOptions,
): Promise<FactCheckReport> {
  const articles = await readArticles(paths);
  return await withStore({ withModel: false }, async (engine) => {
    await engine.ingest(fileSource(paths));
    return await withProgress(
      { label: 'Checking', unit: 'claims' },
      async (show) =>
        await evaluateFactChecks(articles, async (request) => await engine.check(request), {
          ...options,
          onProgress: show,
        }),
    );
  });
}

/**
 * Makes true and corrupted claims from the articles and checks each a few days after its article was
 * published. The same articles, number and seed give the same claims.
 * @internal
 */
export async function evaluateFactChecks(
  articles: readonly Article[],
  check: Check,
  { number, seed, onProgress }: FactCheckOptions,
): Promise<FactCheckReport> {
  // `citation` samples are verbatim sentences again.
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
    numberText(source_found),
  ]);
  return `Fact checks, seed ${seed}\n\n${markdownTable(['claims', 'n', 'source found'], rows)}\n`;
}

/** Whether the closest sentence is one that the claim was made from, also in a copy of the article. */
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

/** A time after every article for an undated one. */
function soonAfter({ publishedAt }: Article): string {
  if (publishedAt === null) return '9999-12-31T00:00:00.000Z';
  return new Date(Date.parse(publishedAt) + ASKED_AFTER_MILLISECONDS).toISOString();
}
