/** One question's ranking: article ids best first (repeats count once), and the right ones. */
export type Ranking = { ranked: readonly string[]; gold: readonly string[] };

/** 1 when one of the first `k` articles is gold, else 0. */
export function hitAt(k: number, { ranked, gold }: Ranking): number {
  return firstOnly(ranked, k).some((id) => gold.includes(id)) ? 1 : 0;
}

/** 1 / rank of the first gold article among the first `k`, else 0. */
export function reciprocalRankAt(k: number, { ranked, gold }: Ranking): number {
  const index = firstOnly(ranked, k).findIndex((id) => gold.includes(id));
  return index === -1 ? 0 : 1 / (index + 1);
}

/** The precisions at the ranks of the gold articles among the first `k`, summed, over min(gold, k). */
export function averagePrecisionAt(k: number, { ranked, gold }: Ranking): number {
  let found = 0;
  let sum = 0;
  for (const [index, id] of firstOnly(ranked, k).entries()) {
    if (gold.includes(id)) {
      found += 1;
      sum += found / (index + 1);
    }
  }
  return gold.length === 0 ? 0 : sum / Math.min(new Set(gold).size, k);
}

/** 1 when every gold article is among the first `k`, else 0. */
export function allGoldAt(k: number, { ranked, gold }: Ranking): number {
  const first = firstOnly(ranked, k);
  return gold.every((id) => first.includes(id)) ? 1 : 0;
}

function firstOnly(ranked: readonly string[], k: number): string[] {
  return [...new Set(ranked)].slice(0, k);
}
