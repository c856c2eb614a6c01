import type { Verdict } from '../../../retrieval/checked-claim.ts';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { share } from '../averages.ts';
import { markdownTable } from '../markdown-table.ts';
import type { LabelledClaim, Truth } from './make-claims.ts';
import type { Rate } from '../report.ts';

const verdicts = ['supported', 'contradicted', 'not-covered'] as const;

/** How many claims there were, and which shares of them got which verdict. Keys as they are printed. */
type Row = { n: number } & Record<Verdict, Rate>;

/** What an evaluation of fact checks finds: a confusion table, and one row for each kind of claim. */
export type FactCheckReport = {
  seed: number;
  by_truth: Record<string, Row>;
  by_kind: Record<string, Row>;
};

export type FactCheckOptions = { seed: number; onProgress?: (done: number) => void };

type Check = (request: { text: string; at: string }) => Promise<Pick<FactCheck, 'claims'>>;
type Judged = { truth: Truth; kind: string; verdict: Verdict };

/**
 * Checks each claim by itself. A sentence that a check does not take for a claim is not covered; of
 * one that it takes for several, the gravest verdict counts.
 */
export async function evaluateFactChecks(
  claims: readonly LabelledClaim[],
  check: Check,
  { seed, onProgress }: FactCheckOptions,
): Promise<FactCheckReport> {
  const judged: Judged[] = [];
  for (const { truth, kind, text, at } of claims) {
    const { claims: checked } = await check({ text, at });
    judged.push({ truth, kind, verdict: gravestOf(checked.map(({ verdict }) => verdict)) });
    onProgress?.(judged.length);
  }
  return {
    seed,
    by_truth: rowsBy(judged, ({ truth }) => truth),
    by_kind: rowsBy(judged, ({ truth, kind }) => `${truth}, ${kind}`),
  };
}

/** The report as Markdown tables. */
export function factCheckMarkdown({ seed, by_truth, by_kind }: FactCheckReport): string {
  const tables = [by_truth, by_kind].map((rows) =>
    markdownTable(
      ['claims', 'n', ...verdicts],
      Object.entries(rows).map(([name, row]) => [
        name,
        String(row.n),
        ...verdicts.map((verdict) => row[verdict]?.toFixed(3) ?? '–'),
      ]),
    ),
  );
  return `Fact checks, seed ${seed}\n\n${tables.join('\n\n')}\n`;
}

/** The verdict on a text of several claims: one that is contradicted counts most, then one not covered. */
export function gravestOf(given: readonly Verdict[]): Verdict {
  const order = ['contradicted', 'not-covered', 'supported'] as const;
  return order.find((verdict) => given.includes(verdict)) ?? 'not-covered';
}

function rowsBy(judged: readonly Judged[], nameOf: (one: Judged) => string): Record<string, Row> {
  const groups = [...Map.groupBy(judged, nameOf)];
  return Object.fromEntries(groups.map(([name, group]) => [name, rowOf(group)]));
}

function rowOf(group: readonly Judged[]): Row {
  const rate = (wanted: Verdict): Rate => share(group, ({ verdict }) => verdict === wanted);
  return {
    n: group.length,
    supported: rate('supported'),
    contradicted: rate('contradicted'),
    'not-covered': rate('not-covered'),
  };
}
