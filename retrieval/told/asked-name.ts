import { splitSentences } from '../../corpus/text/sentences.ts';
import type { Candidate } from '../sentences/rank-sentences.ts';
import { stem } from '../words/stem.ts';
import type { WordWeights } from '../words/word-weights.ts';
import { bearsOut } from './bears-out.ts';
import type { Told } from './told.ts';

/** What a question wants the doer of: the stem of the verb, and all that follows who. */
export type AskedName = { verb: string; rest: string };

const WHO =
  /^(?:(?:and|but|so|then),? )?who (?<rest>(?:(?:is|are|was|were|has|have|had|also|just|reportedly) )*(?<verb>[a-z]+) .+)\?$/iu;
const NAME =
  /\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}\.|van|von|de|der|bin|al|la|le|da|di))*(?: \p{Lu}[\p{L}’'-]+)+/gu;
/** What may stand between a doer and the verb. */
const BETWEEN =
  /^,? (?:(?:is|are|was|were|has|have|had|been|also|just|then|finally|narrowly|later) )*$/iu;

/** Whose name a question wants; null where it wants something else. */
export function askedName(question: string): AskedName | null {
  const asking = splitSentences(question).map(({ start, end }) => question.slice(start, end));
  const { rest, verb } = WHO.exec(asking.at(-1) ?? '')?.groups ?? {};
  return rest === undefined || verb === undefined ? null : { rest, verb: stem(verb.toLowerCase()) };
}

/** The full name right in front of the verb, where the sentence says of it what is asked. */
export function nameIn(
  candidate: Candidate,
  { rest, verb }: AskedName,
  weights: WordWeights,
): Told | null {
  const { text } = candidate;
  const name = [...text.matchAll(NAME)].find(({ 0: found, index }) => {
    const behind = text.slice(index + found.length);
    const next = [...behind.matchAll(/\p{L}+/gu)].find(
      ({ 0: word }) => stem(word.toLowerCase()) === verb,
    );
    return next !== undefined && BETWEEN.test(behind.slice(0, next.index));
  })?.[0];
  if (name === undefined || bearsOut(`${name} ${rest}`, candidate, weights) !== true) return null;
  return { kind: 'name', key: name.split(' ').at(-1)?.toLowerCase() ?? name, text: name };
}
