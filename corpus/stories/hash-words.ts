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
