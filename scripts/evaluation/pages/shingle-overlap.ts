/** Shares from 0 to 1. */
export type Overlap = { precision: number; recall: number };

const shingleWords = 4;

/**
 * How much of a found text is in the true one and the other way round, in shingles of four words
 * counted with repeats: the measure of the article extraction benchmark
 * (https://github.com/scrapinghub/article-extraction-benchmark). Two empty texts agree.
 */
export function shingleOverlap(found: string, truth: string): Overlap {
  const [ours, theirs] = [shinglesOf(found), shinglesOf(truth)];
  const common = [...ours].reduce((sum, [key, n]) => sum + Math.min(n, theirs.get(key) ?? 0), 0);
  return { precision: shareOf(common, ours), recall: shareOf(common, theirs) };
}

function shinglesOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  // A text of fewer words is one shingle.
  const last = Math.max(0, words.length - shingleWords);
  for (let start = 0; start <= last && words.length > 0; start += 1) {
    const key = words.slice(start, start + shingleWords).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function shareOf(common: number, counts: ReadonlyMap<string, number>): number {
  const total = counts.values().reduce((sum, n) => sum + n, 0);
  return total === 0 ? 1 : common / total;
}
