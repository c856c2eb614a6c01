// Measures the check of sentences with labelled claims.
import { z } from 'zod';
import { openClaimJudge } from '../../bot/wire.ts';
import { withProgress } from '../command-line/progress.ts';
import { areaUnderCurve, type Rate, share } from './statistics.ts';
import { readJsonLines } from './read-lines.ts';

/**
 * A claim about a text, and whether the text supports it, by human judgement.
 * @internal
 */
export type ClaimLine = z.output<typeof claimLineSchema>;

/** How well a claim is supported (higher is better), and whether it passes the check. */
export type Judgement = { score: number; kept: boolean };

/** The figures of a set of claims, with the keys of the JSON output. */
type ClaimFigures = {
  n: number;
  /** Area under the ROC curve of the scores. */
  auc: Rate;
  kept_supported: Rate;
  dropped_unsupported: Rate;
};

type ClaimReport = { overall: ClaimFigures; by_set: Record<string, ClaimFigures> };

type JudgedClaim = ClaimLine & Judgement;

const claimLineSchema = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  set: z.string(),
  source_text: z.string(),
  claim: z.string(),
  supported: z.boolean(),
});

/** Measures how well the check tells supported claims from unsupported ones; `file` has claim lines. */
export async function judgeClaims(file: string): Promise<ClaimReport> {
  const judge = await openClaimJudge();
  const lines = await readClaimLines(file);
  return await withProgress(
    { label: 'Judging', unit: 'claims', total: lines.length },
    async (show) =>
      await evaluateClaims(lines, ({ claim, source_text: text }) => judge(claim, text), {
        onProgress: show,
      }),
  );
}

/**
 * Reads labelled claims, JSONL or gzipped JSONL.
 * @throws LabelledSetUnreadable for an unreadable file or a wrong line.
 * @internal
 */
export async function readClaimLines(path: string): Promise<ClaimLine[]> {
  return await readJsonLines(path, claimLineSchema);
}

/**
 * Judges the claims sequentially and compares the judgements with the labels.
 * @internal
 */
export async function evaluateClaims(
  claims: readonly ClaimLine[],
  judge: (claim: ClaimLine) => Judgement | Promise<Judgement>,
  { onProgress }: { onProgress?: (done: number) => void } = {},
): Promise<ClaimReport> {
  const judged: JudgedClaim[] = [];
  for (const claim of claims) {
    judged.push({ ...claim, ...(await judge(claim)) });
    onProgress?.(judged.length);
  }
  const bySet = Map.groupBy(judged, ({ set }) => set);
  return {
    overall: claimFigures(judged),
    by_set: Object.fromEntries([...bySet].map(([set, group]) => [set, claimFigures(group)])),
  };
}

function claimFigures(judged: readonly JudgedClaim[]): ClaimFigures {
  const supported = judged.filter((claim) => claim.supported);
  const unsupported = judged.filter((claim) => !claim.supported);
  return {
    n: judged.length,
    auc: areaUnderCurve(
      supported.map(({ score }) => score),
      unsupported.map(({ score }) => score),
    ),
    kept_supported: share(supported, ({ kept }) => kept),
    dropped_unsupported: share(unsupported, ({ kept }) => !kept),
  };
}
