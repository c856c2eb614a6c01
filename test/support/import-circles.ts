import type { SourceFile } from './source-files.ts';

/**
 * Pairs of neighbours in a folder, files or folders, that reach each other by imports: `bot: state <-> watches`.
 * Where there are none, each folder can be read from the bottom up.
 */
export function importCircles(files: readonly SourceFile[]): string[] {
  const neighbours = new Map<string, Map<string, Set<string>>>();
  for (const { path, imports } of files) {
    for (const { kind, target } of imports) {
      if (kind !== 'file') continue;
      const { folder, from, to } = parting(path.split('/'), target.split('/'));
      const arrows = neighbours.get(folder) ?? new Map<string, Set<string>>();
      neighbours.set(folder, arrows.set(from, (arrows.get(from) ?? new Set()).add(to)));
    }
  }
  return [...neighbours].flatMap(([folder, arrows]) =>
    [...arrows].flatMap(([from, targets]) =>
      [...targets]
        .filter((to) => reachable(arrows, to).has(from))
        .map((to) => `${folder}: ${from} <-> ${to}`),
    ),
  );
}

/** The folder that two paths have in common, and what each is inside of it. */
function parting(
  from: readonly string[],
  to: readonly string[],
): { folder: string; from: string; to: string } {
  const depth = from.findIndex((name, index) => name !== to[index]);
  return {
    folder: from.slice(0, depth).join('/'),
    from: from[depth] ?? '',
    to: to[depth] ?? '',
  };
}

function reachable(
  arrows: ReadonlyMap<string, ReadonlySet<string>>,
  start: string,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const target of arrows.get(next) ?? []) {
      if (!reached.has(target)) waiting.push(target);
      reached.add(target);
    }
  }
  return reached;
}
