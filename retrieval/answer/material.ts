// What a model is shown of the evidence: the best sentences with their neighbours.
import type { Candidate } from '../reading/rank-sentences.ts';
import type { Evidence } from '../search/evidence.ts';

/** About 900 tokens: a small model on two cores reads them in 20 seconds. */
const MOST_CHARACTERS = 3600;

/** A run of sentences of one passage, by their places in it. */
type Run = { from: number; to: number };

/**
 * The best sentences, each with the one before and the one behind it, as passages of their own: exact
 * slices of the evidence, in its order, of at most so many characters together. `ranked` is best first;
 * where the very best is longer than that, it stands alone.
 */
export function readingMaterial(
  ranked: readonly Candidate[],
  evidence: readonly Evidence[],
  characters: number = MOST_CHARACTERS,
): Evidence[] {
  const sentences = new Map(
    evidence.map((item) => [
      item,
      ranked
        .filter((candidate) => candidate.evidence === item)
        .toSorted((one, other) => one.start - other.start),
    ]),
  );
  const runs = new Map<Evidence, Run[]>();
  let room = characters;
  for (const candidate of ranked) {
    const item = candidate.evidence;
    const own = sentences.get(item) ?? [];
    const at = own.indexOf(candidate);
    const known = runs.get(item) ?? [];
    const added = withRun(known, {
      from: Math.max(0, at - 1),
      to: Math.min(own.length - 1, at + 1),
    });
    const cost = lengthOf(added, own) - lengthOf(known, own);
    if (cost > room && runs.size > 0) break;
    room -= cost;
    runs.set(item, added);
  }
  return evidence.flatMap((item) =>
    (runs.get(item) ?? []).map((run) => slice(item, run, sentences.get(item) ?? [])),
  );
}

/** The runs with one more, in order; those that touch are one. */
function withRun(runs: readonly Run[], added: Run): Run[] {
  const touches = ({ from, to }: Run): boolean => from <= added.to + 1 && to >= added.from - 1;
  const touching = [added, ...runs.filter(touches)];
  const whole = {
    from: Math.min(...touching.map(({ from }) => from)),
    to: Math.max(...touching.map(({ to }) => to)),
  };
  return [...runs.filter((run) => !touches(run)), whole].toSorted(
    (one, other) => one.from - other.from,
  );
}

function lengthOf(runs: readonly Run[], sentences: readonly Candidate[]): number {
  return runs.reduce((sum, run) => {
    const { start, end } = boundsOf(run, sentences);
    return sum + end - start;
  }, 0);
}

function slice(item: Evidence, run: Run, sentences: readonly Candidate[]): Evidence {
  const { passage } = item;
  const { start, end } = boundsOf(run, sentences);
  const text = passage.text.slice(start - passage.start, end - passage.start);
  return { ...item, passage: { ...passage, start, end, text } };
}

/** Offsets in the article. */
function boundsOf(
  { from, to }: Run,
  sentences: readonly Candidate[],
): { start: number; end: number } {
  const first = sentences[from];
  const last = sentences[to];
  return {
    start: first?.start ?? 0,
    end: last === undefined ? 0 : last.start + last.text.length,
  };
}
