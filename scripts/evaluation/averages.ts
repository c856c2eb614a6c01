import type { Count, Latency, Rate } from './report.ts';

/** The mean; null for no numbers. */
export function mean(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The share of the items that pass the test; null for no items. */
export function share<Item>(items: readonly Item[], test: (item: Item) => boolean): Rate {
  return mean(items.map((item) => (test(item) ? 1 : 0)));
}

/** How many of the items pass the test. */
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
