import { FUNCTION_WORDS } from '../lexicon.ts';
import type { Reading } from '../read-claim.ts';
import type { Token } from '../token.ts';
import { gapsOf } from './gaps.ts';

/** Beyond so many words, what stands at the same place is no longer instead of it. */
const LONGEST_SLOT = 8;

/** Whether nothing near what the claim repeats holds one of its numbers, dates or names. */
export function isMissing({ claim, near }: Reading, kind: Token['kind']): boolean {
  return claim.some((token) => token.kind === kind && !near.has(token.stem));
}

/** Whether another fact of the same kind stands where the claim has one. */
export function isDisplaced(reading: Reading): boolean {
  const claimedStems = new Set(reading.claim.map(({ stem }) => stem));
  const isInstead = (fact: Token, told: readonly Token[]): boolean =>
    fact.kind !== 'word' &&
    !told.some(({ stem }) => stem === fact.stem) &&
    told.some(
      ({ kind, stem }) => kind === fact.kind && (kind === 'name' || !claimedStems.has(stem)),
    );
  return gapsOf(reading).some(
    ({ claimed, told }) =>
      told.length <= LONGEST_SLOT && claimed.some((fact) => isInstead(fact, told)),
  );
}

/** Whether a number counts one thing in the claim and, wherever it stands, another in what was given. */
export function isRecounted({ claim, sentences, near }: Reading): boolean {
  return claim.some((token, index) => {
    const counted = countedBy(claim, index);
    if (token.kind !== 'number' || !near.has(token.stem) || counted === undefined) return false;
    const others = sentences.flatMap((tokens) =>
      tokens.flatMap(({ stem }, at) => (stem === token.stem ? [{ tokens, at }] : [])),
    );
    const fits = others.some(({ tokens, at }) => {
      const other = countedBy(tokens, at);
      const around = tokens.slice(Math.max(0, at - 4), at + 7);
      return (
        other === undefined ||
        around.some(({ stem }) => stem === counted.stem) ||
        claim.some(({ stem }) => stem === other.stem)
      );
    });
    return others.length > 0 && !fits;
  });
}

/** What a number counts: the sign before it, or the word behind it. */
function countedBy(tokens: readonly Token[], index: number): Token | undefined {
  const before = tokens[index - 1];
  if (before && /^(?:dollar|pound|euro)$/u.test(before.word)) return before;
  const after = tokens[index + 1];
  const isThing = after && /^(?:word|unit)$/u.test(after.kind) && !FUNCTION_WORDS.has(after.word);
  return isThing ? after : undefined;
}
