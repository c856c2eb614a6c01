// Measures the check of sentences with true and corrupted sentences.
import { openClaimJudge } from '../../bot/wire.ts';
import type { Article } from '../../corpus/article.ts';
import { withProgress } from '../command-line/progress.ts';
import type { Judgement } from './claims.ts';
import { type Rate, share } from './statistics.ts';
import { readArticles } from './read-lines.ts';
import { makeSamples, type Sample } from './samples/make-samples.ts';
import { markdownTable, numberText } from './tables.ts';

/** How the check judged made sentences, with the keys of the JSON output. */
type CorruptionReport = {
  seed: number;
  /** Numbers of true and of corrupted sentences. */
  true: number;
  corrupted: number;
  /** Shares of the true sentences that the check keeps and of the corrupted ones that it drops. */
  kept: Rate;
  caught: Rate;
  kept_by_kind: Record<string, Rate>;
  caught_by_kind: Record<string, Rate>;
};

type CorruptionOptions = {
  /** How many true and how many corrupted sentences to make, in equal shares of each kind. */
  number: number;
  seed: number;
  onProgress?: (done: number) => void;
};

type Judged = Sample & { isRight: boolean };

/** Measures how well the check tells true from corrupted sentences, made from the articles of `paths`. */
export async function judgeCorruptions(
  paths: readonly string[],
  options: CorruptionOptions,
): Promise<CorruptionReport> {
  const articles = await readArticles(paths);
  const judge = await openClaimJudge();
  return await withProgress({ label: 'Judging', unit: 'sentences' }, (show) =>
    Promise.resolve(evaluateCorruptions(articles, judge, { ...options, onProgress: show })),
  );
}

/**
 * Makes true and corrupted sentences from the articles and judges each against its passage. The same
 * articles, number and seed give the same sentences.
 * @internal
 */
export function evaluateCorruptions(
  articles: readonly Article[],
  judge: (sentence: string, passage: string) => Judgement,
  { number, seed, onProgress }: CorruptionOptions,
): CorruptionReport {
  const samples = makeSamples(articles, { number, seed });
  const judged = samples.map((sample, index): Judged => {
    const { kept } = judge(sample.sentence, sample.passage);
    onProgress?.(index + 1);
    return { ...sample, isRight: kept === sample.isTrue };
  });
  const right = judged.filter(({ isTrue }) => isTrue);
  const wrong = judged.filter(({ isTrue }) => !isTrue);
  return {
    seed,
    true: right.length,
    corrupted: wrong.length,
    kept: share(right, ({ isRight }) => isRight),
    caught: share(wrong, ({ isRight }) => isRight),
    kept_by_kind: byKind(right),
    caught_by_kind: byKind(wrong),
  };
}

/** The report as a Markdown table. */
export function corruptionMarkdown(report: CorruptionReport): string {
  const rows = [
    ['true, all', report.kept, 'kept'] as const,
    ...Object.entries(report.kept_by_kind).map(([kind, rate]) => [kind, rate, 'kept'] as const),
    ['corrupted, all', report.caught, 'caught'] as const,
    ...Object.entries(report.caught_by_kind).map(([kind, rate]) => [kind, rate, 'caught'] as const),
  ];
  const table = markdownTable(
    ['sentences', 'share', ''],
    rows.map(([kind, rate, what]) => [kind, numberText(rate), what]),
  );
  return `${report.true} true and ${report.corrupted} corrupted sentences, seed ${report.seed}\n\n${table}\n`;
}

function byKind(judged: readonly Judged[]): Record<string, Rate> {
  const kinds = Map.groupBy(judged, ({ kind }) => kind);
  return Object.fromEntries(
    [...kinds]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([kind, group]) => [kind, share(group, ({ isRight }) => isRight)]),
  );
}
