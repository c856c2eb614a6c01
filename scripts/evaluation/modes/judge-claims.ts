import { openClaimJudge } from '../../../bot/wire.ts';
import { startProgress } from '../../command-line/progress.ts';
import { type ClaimReport, evaluateClaims, readClaimLines } from '../claims/evaluate-claims.ts';

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
