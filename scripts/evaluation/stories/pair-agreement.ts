/**
 * How far two groupings of the same things agree, corrected for chance: 1 for the same groups, about
 * 0 for unrelated ones (adjusted Rand index: Hubert and Arabie 1985).
 */
export function pairAgreement(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): number {
  const rows = pairsWithin(one.values());
  const columns = pairsWithin(other.values());
  const both = pairsWithin(
    [...one].map(([thing, group]) => JSON.stringify([group, other.get(thing)])),
  );
  const all = (one.size * (one.size - 1)) / 2;
  const expected = all === 0 ? 0 : (rows * columns) / all;
  const most = (rows + columns) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

function pairsWithin(groups: Iterable<string>): number {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
