import { splitSentences } from '../../corpus/text/sentences.ts';
import { stem } from '../words/stem.ts';
import { shareHeld, weighedStems } from '../words/word-overlap.ts';
import type { WordWeights } from '../words/word-weights.ts';
import { words } from '../words/words.ts';

/** The sentence of a text that holds most of another text's words, as it stands; the first of equals. */
export function closestSentence(wanted: string, text: string, weights: WordWeights): string {
  const stems = weighedStems(wanted, weights);
  let closest = { sentence: text, share: -1 };
  for (const { start, end } of splitSentences(text)) {
    const sentence = text.slice(start, end);
    const share = shareHeld(stems, new Set(words(sentence).map(stem)));
    if (share > closest.share) closest = { sentence, share };
  }
  return closest.sentence;
}
