import { openClaimJudge } from '../../bot/wire.ts';
import type { Article } from '../../corpus/article.ts';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import { positiveInteger } from '../command-line/arguments.ts';
import { startProgress } from '../command-line/progress.ts';
import type { Judgement } from './claims.ts';
import { type Rate, share } from './statistics.ts';
import { NothingToEvaluate, readArticles } from './read-lines.ts';
import { makeSamples, type Sample } from './samples/make-samples.ts';
import { markdownTable } from './tables.ts';

/** What an evaluation of corruptions finds. Keys as they are printed. */
type CorruptionReport = {
  seed: number;
  /** How many true and how many corrupted sentences were judged. */
  true: number;
  corrupted: number;
  /** Shares in 0..1: the true sentences that the check keeps, the corrupted ones that it drops. */
  kept: Rate;
  caught: Rate;
  kept_by_kind: Record<string, Rate>;
  caught_by_kind: Record<string, Rate>;
};

type CorruptionOptions = {
  /** How many true and how many corrupted sentences, in equal shares of each kind. */
  number: number;
  seed: number;
  onProgress?: (done: number) => void;
};

type Judged = Sample & { isRight: boolean };

/** How well the check tells true sentences made of the articles of files and folders from corrupted ones. */
export async function judgeCorruptions(
  paths: readonly string[],
  number: string,
  seed: string,
): Promise<CorruptionReport> {
  const wanted = {
    number: positiveInteger('--corruptions', number),
    seed: positiveInteger('--seed', seed),
  };
  const articles = await readArticles(fileSource(paths));
  if (articles.length === 0) throw new NothingToEvaluate(paths.join(', '));
  const judge = await openClaimJudge();
  const progress = startProgress({ label: 'Judging', unit: 'sentences' });
  const report = evaluateCorruptions(articles, judge, {
    ...wanted,
    onProgress: (done) => {
      progress.show(done);
    },
  });
  progress.stop();
  return report;
}

/**
 * Makes true and corrupted sentences of the articles and puts each to the judge with the text of the
 * passage it rests on. The same articles, number and seed give the same sentences.
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
    rows.map(([kind, rate, what]) => [kind, shown(rate), what]),
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

function shown(rate: Rate): string {
  return rate === null ? '–' : rate.toFixed(3);
}
