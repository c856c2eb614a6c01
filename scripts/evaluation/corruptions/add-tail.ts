import { pick } from '../../random.ts';
import type { Make } from './sample.ts';

/** What writers like to add and no passage of these says. */
const OWN_TAILS = [
  'which analysts described as the largest of its kind in a decade',
  'a decision that took effect the following morning',
  'after weeks of secret talks in Geneva',
  'which prompted several lawmakers to call for an inquiry',
  'leaving thousands of households without electricity',
  'despite a formal warning from the central bank',
  'who had been treated for a heart condition earlier this year',
  'citing pressure from shareholders and trade unions',
];
const CLAUSE = /, ((?:which|who|while|after|as|because|despite) [^,.;“”"]{20,120})[.]/gu;

/** A clause at the end that the passage says nothing of, from another article or of our own making. */
export const addTail: Make = ({ sentence, stranger }, random) => {
  const borrowed = pick([...stranger.text.matchAll(CLAUSE)], random)?.[1];
  const tail = random() < 0.5 ? borrowed : undefined;
  if (!/[a-z0-9]\.$/u.test(sentence)) return null;
  return `${sentence.slice(0, -1)}, ${tail ?? pick(OWN_TAILS, random) ?? ''}.`;
};
