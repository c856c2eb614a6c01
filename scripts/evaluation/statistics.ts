// Means, shares, intervals and percentiles, and seeded random numbers.
/** p50 and p95 in milliseconds; null without measurements. */
export type Latency = { p50: number | null; p95: number | null };

/** A share from 0 to 1; null where there is nothing to measure. */
export type Rate = number | null;

/** `k` of `n`. */
export type Count = { k: number; n: number };

/** The mean; null for no numbers. */
export function mean(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The share of the items that pass the test; null for no items. */
export function share<Item>(items: readonly Item[], test: (item: Item) => boolean): Rate {
  return mean(items.map((item) => (test(item) ? 1 : 0)));
}

/** How many of the items pass the test, of how many. */
export function counted<Item>(items: readonly Item[], test: (item: Item) => boolean): Count {
  return { k: items.filter(test).length, n: items.length };
}

/** The bounds of the 95 % Wilson score interval of a share; null for no items. */
export function wilsonInterval({ k, n }: Count): [low: number, high: number] | null {
  if (n === 0) return null;
  const z = 1.96;
  const p = k / n;
  const middle = p + z ** 2 / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const scale = 1 + z ** 2 / n;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}

/** The 50th and 95th percentile by nearest rank, in tenths of a millisecond. */
export function latency(milliseconds: readonly number[]): Latency {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const percentile = (part: number): number | null => {
    const value = sorted[Math.ceil(part * sorted.length) - 1];
    return value === undefined ? null : Math.round(value * 10) / 10;
  };
  return { p50: percentile(0.5), p95: percentile(0.95) };
}

/**
 * Area under the ROC curve: the probability that a positive scores higher than a negative, ties
 * counting half (Mann and Whitney 1947). Null when one side is empty.
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

/** Seeded random numbers from 0 to 1: mulberry32 by Tommy Ettinger (2017), public domain. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A random item; undefined for no items. */
export function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** A shuffled copy. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order = items.map((item) => ({ item, at: random() }));
  return order.toSorted((left, right) => left.at - right.at).map(({ item }) => item);
}

/** Binary search: how many of the sorted numbers pass a test that only the first ones pass. */
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
