// Detects copies of articles by sketches of their wording.

/** A sample of a text's shingles: their lowest hashes, ascending. */
export type Sketch = Uint32Array;

/** How many words in a row make a shingle. */
const SHINGLE = 3;
/** How many hashes a sketch holds: all of a brief, a sample of a long report. */
const SKETCH_SIZE = 200;
/** The share of the shorter article's shingles that makes the two copies. */
const COPIED_SHARE = 0.18;
/** Fewer common shingles may be chance. */
const MIN_COMMON = 8;
/** The number of possible hashes. */
const HASHES = 2 ** 32;

/**
 * The bottom-k sketch of a text's shingles (Broder 1997, "On the resemblance and containment of
 * documents"). Texts that share wording share hashes, wherever the wording stands.
 */
export function sketchOf(words: readonly string[]): Sketch {
  const hashes = Uint32Array.from({ length: Math.max(0, words.length - SHINGLE + 1) }, (_, start) =>
    hashWords(words, start, start + SHINGLE),
  ).toSorted();
  const lowest: number[] = [];
  for (const hash of hashes) {
    if (lowest.length === SKETCH_SIZE) break;
    if (hash !== lowest.at(-1)) lowest.push(hash);
  }
  return Uint32Array.from(lowest);
}

/**
 * Whether one of two articles is the other one's text: shortened, reordered, or with up to two
 * fifths of its words changed. Independent reports share names and phrases, which is far less.
 */
export function isCopy(one: Sketch, other: Sketch): boolean {
  const { common, fewest } = compareSketches(one, other);
  return common >= MIN_COMMON && common >= COPIED_SHARE * fewest;
}

/** Estimates a text's number of words outside quotations from how densely its sketch is filled. */
export function estimateLength(sketch: Sketch): number {
  if (sketch.length < SKETCH_SIZE) return sketch.length;
  return (sketch.length * HASHES) / Math.max(completeUpTo(sketch), 1);
}

/**
 * A 32-bit hash of the words from `start` up to `end`: FNV-1a over UTF-16 units with the finaliser
 * of MurmurHash3.
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

/**
 * Below the hash up to which both sketches are complete: how many hashes they have in common, and
 * how many the one with fewer has.
 */
function compareSketches(one: Sketch, other: Sketch): { common: number; fewest: number } {
  const limit = Math.min(completeUpTo(one), completeUpTo(other));
  let [left, right, common] = [0, 0, 0];
  for (;;) {
    const [mine, theirs] = [one[left] ?? Infinity, other[right] ?? Infinity];
    if (mine > limit && theirs > limit) return { common, fewest: Math.min(left, right) };
    if (mine === theirs) common += 1;
    if (mine <= theirs) left += 1;
    if (theirs <= mine) right += 1;
  }
}

/** The hash up to which a sketch holds every hash of its text. */
function completeUpTo(sketch: Sketch): number {
  return sketch.length < SKETCH_SIZE ? 0xff_ff_ff_ff : (sketch.at(-1) ?? 0);
}
