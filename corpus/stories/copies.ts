/** Words in a row that count as one piece of wording. */
const SHINGLE = 3;
/** How many pieces stand for an article: all of a brief, a fair sample of a long read. */
const SAMPLE = 200;
/** The share of the shorter article's wording that must stand in the other one. */
const COPIED = 0.18;
/** So many pieces in common are no chance, however short the article. */
const FEWEST_IN_COMMON = 8;
/** How many hashes there are. */
const HASHES = 2 ** 32;

/**
 * A sample of a text's wording: the lowest hashes of its runs of three words, ascending (bottom-k
 * sketch: Broder 1997, "On the resemblance and containment of documents"). The same wording is
 * sampled in every text that has it, wherever it stands.
 */
export function sampleWording(words: readonly string[]): Uint32Array {
  const hashes = new Set<number>();
  for (let start = 0; start + SHINGLE <= words.length; start += 1)
    hashes.add(hashWords(words, start, start + SHINGLE));
  return Uint32Array.from(hashes).toSorted().slice(0, SAMPLE);
}

/**
 * Whether one of two articles is the other one's text, cut, reordered or up to two fifths of its
 * words changed. Independent reports share names and phrases, which is far less.
 */
export function isCopy(one: Uint32Array, other: Uint32Array): boolean {
  const { common, fewest } = inCommon(one, other);
  return common >= FEWEST_IN_COMMON && common >= COPIED * fewest;
}

/** About how many words a text has outside quotations, by its sample: so many fit below its highest hash. */
export function lengthOf(sample: Uint32Array): number {
  if (sample.length < SAMPLE) return sample.length;
  return (sample.length * HASHES) / Math.max(completeTo(sample), 1);
}

/** Counts the pieces below the hash up to which both samples are complete. */
function inCommon(one: Uint32Array, other: Uint32Array): { common: number; fewest: number } {
  const limit = Math.min(completeTo(one), completeTo(other));
  let [left, right, common] = [0, 0, 0];
  for (;;) {
    const [mine, theirs] = [one[left] ?? Infinity, other[right] ?? Infinity];
    if (mine > limit && theirs > limit) return { common, fewest: Math.min(left, right) };
    if (mine === theirs) common += 1;
    if (mine <= theirs) left += 1;
    if (theirs <= mine) right += 1;
  }
}

function completeTo(sample: Uint32Array): number {
  return sample.length < SAMPLE ? 0xff_ff_ff_ff : (sample.at(-1) ?? 0);
}

/**
 * A 32-bit number for words in a row, all of them or those from `start` up to `end`: FNV-1a over
 * UTF-16 units, stirred as MurmurHash3 ends.
 */
export function hashWords(words: readonly string[], start = 0, end = words.length): number {
  let hash = 0x81_1c_9d_c5;
  for (let place = start; place < end; place += 1) {
    const word = words[place] ?? '';
    for (let index = 0; index < word.length; index += 1)
      hash = Math.imul(hash ^ word.charCodeAt(index), 0x01_00_01_93);
    hash = Math.imul(hash ^ 0x20, 0x01_00_01_93);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
