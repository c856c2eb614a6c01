import { z } from 'zod';
import { openClaimJudge } from '../../bot/wire.ts';
import { startProgress } from '../command-line/progress.ts';
import { areaUnderCurve, type Rate, share } from './statistics.ts';
import { readJsonLines } from './read-lines.ts';

/** A sentence about a text, and whether people found that the text supports it. */
export type ClaimLine = z.output<typeof claimLineSchema>;

/** How well supported a claim is, more being better, and whether it passes the check. */
export type Judgement = { score: number; kept: boolean };

/** The figures of a set of claims. Keys as they are printed. */
type ClaimFigures = {
  n: number;
  /** How often a supported claim scores higher than an unsupported one, ties counting half. */
  auc: Rate;
  kept_supported: Rate;
  dropped_unsupported: Rate;
};

/** What an evaluation of claims finds. */
type ClaimReport = { overall: ClaimFigures; by_set: Record<string, ClaimFigures> };

type JudgedClaim = ClaimLine & Judgement;

const claimLineSchema = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  set: z.string(),
  source_text: z.string(),
  claim: z.string(),
  supported: z.boolean(),
});

/** How well the check tells supported claims of a file from unsupported ones. */
export async function judgeClaims(file: string): Promise<ClaimReport> {
  const judge = await openClaimJudge();
  const lines = await readClaimLines(file);
  const progress = startProgress({ label: 'Judging', unit: 'claims', total: lines.length });
  const report = await evaluateClaims(lines, ({ claim, source_text: text }) => judge(claim, text), {
    onProgress: (done) => {
      progress.show(done);
    },
  });
  progress.stop();
  return report;
}

/**
 * Reads a set of labelled claims, JSONL or gzipped JSONL.
 * @throws LabelledSetUnreadable when it cannot be read, or one line of it is wrong.
 */
export async function readClaimLines(path: string): Promise<ClaimLine[]> {
  return await readJsonLines(path, claimLineSchema);
}

/** Puts every claim to the judge, one after the other, and compares it with the labels. */
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
