import { stemmer } from 'stemmer';
import { detached } from './detached.ts';

const known = new Map<string, string>();

/** Porter leaves these: `leader` is to meet `leads`, `worker` `works`. */
const AGENT_ENDING = /(?<=\p{L}{4})(?:er|or)$/u;

/** The stem of an English word as `words` gives it (Porter 1980): `talks` and `talking` meet in `talk`. */
export function stem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const stemmed = stemmer(word).replace(AGENT_ENDING, '');
  // News has some hundred thousand different words; beyond that, it is somebody's noise.
  if (known.size < 200_000) known.set(detached(word), detached(stemmed));
  return stemmed;
}
