import type { Latency, Rate } from './report.ts';

/** The mean; null for no numbers. */
export function mean(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The share of the items that pass the test; null for no items. */
export function share<Item>(items: readonly Item[], test: (item: Item) => boolean): Rate {
  return mean(items.map((item) => (test(item) ? 1 : 0)));
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
