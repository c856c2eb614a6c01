// Has the model read its checked sentences once more.
import type { Source, Statement } from '../answer.ts';
import type { LanguageModel } from '../models/language-model.ts';
import type { Evidence } from '../search/evidence.ts';
import { modelVerdict } from './model-verdict.ts';
import type { Grounded } from '../verification/check-draft.ts';

/**
 * Asks a model about each statement that the check could not decide, one short question each, and keeps
 * those it finds supported. It can remove statements and never adds one, whatever it replies.
 * @throws ModelUnavailable, ModelReplyUnusable.
 */
export async function secondOpinion(
  grounded: Grounded,
  { model, evidence }: { model: LanguageModel; evidence: readonly Evidence[] },
): Promise<Grounded> {
  const opinions = await Promise.all(
    (grounded.undecided ?? []).map(async (number) => {
      const statement = grounded.statements[number - 1];
      const passages = evidence.filter((item) =>
        grounded.sources.some(
          (source) => statement && isCited(statement, source) && holds(item, source),
        ),
      );
      const verdict = await modelVerdict(statement?.text ?? '', passages, model);
      return { number, verdict };
    }),
  );
  const unsupported = opinions.filter(({ verdict }) => verdict !== 'supported');
  return without(grounded, new Set(unsupported.map(({ number }) => number)));
}

function isCited({ citations }: Statement, { number }: Source): boolean {
  return citations.includes(number);
}

function holds({ article, passage }: Evidence, source: Source): boolean {
  return article.id === source.article.id && passage.text.includes(source.quote);
}

/** The answer without the statements of these numbers (from 1) and without sources that only they cite. */
function without(
  { statements, sources, dropped }: Grounded,
  unsupported: ReadonlySet<number>,
): Grounded {
  const kept = statements.filter((_, index) => !unsupported.has(index + 1));
  const cited = sources.filter((source) => kept.some((statement) => isCited(statement, source)));
  const numbers = new Map(cited.map(({ number }, index) => [number, index + 1]));
  return {
    statements: kept.map(({ text, citations }) => ({
      text,
      citations: citations.flatMap((number) => numbers.get(number) ?? []),
    })),
    sources: cited.map((source, index) => ({ ...source, number: index + 1 })),
    dropped: dropped + statements.length - kept.length,
  };
}
