/**
 * How often a positive scores higher than a negative, ties counting half: the area under the ROC
 * curve by the ranks of Mann and Whitney (1947). Null when one side is empty.
 */
export function areaUnderCurve(
  positives: readonly number[],
  negatives: readonly number[],
): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const sorted = negatives.toSorted((one, other) => one - other);
  const wins = positives.reduce((sum, score) => {
    const below = countWhere(sorted, (other) => other < score);
    const notAbove = countWhere(sorted, (other) => other <= score);
    return sum + (below + notAbove) / 2;
  }, 0);
  return wins / (positives.length * negatives.length);
}

/** How many of the sorted numbers pass a test that only a leading run of them passes. */
function countWhere(sorted: readonly number[], test: (number: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const number = sorted[middle];
    if (number !== undefined && test(number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
