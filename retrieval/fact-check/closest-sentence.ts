import { splitSentences } from '../../corpus/text/sentences.ts';
import { stem, words } from '../text/tokens.ts';
import { shareHeld, weighedStems, type WordWeights } from '../text/word-weights.ts';

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
