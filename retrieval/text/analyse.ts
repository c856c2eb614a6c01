// Splits a text into sentences, and finds tokens, names and times in each.
import { type Span, splitSentences, withoutLeadIn } from '../../corpus/text/sentences.ts';

import { type Name, namesIn } from './names.ts';
import { coverage, type WeightedStems } from './word-weights.ts';
import { stemsOf, type Token, tokenize } from './tokens.ts';

/** A sentence, parsed once for all that reads it. */
export type Sentence = {
  /** Exactly as it stands in the text, without a photo credit or agency line in front. */
  text: string;
  /** Its offset in the text, in UTF-16 units. */
  start: number;
  tokens: Token[];
  stems: ReadonlySet<string>;
  names: Name[];
};

/** The sentences of a text in reading order, parsed. `offset` is where the text begins in its article. */
export function analyse(text: string, offset = 0, language = 'en'): Sentence[] {
  return splitSentences(text).map((span) => analyseSentence(text, span, { offset, language }));
}

/** One sentence of a text, parsed; see `analyse`. */
export function analyseSentence(
  text: string,
  span: Span,
  { offset = 0, language = 'en' }: { offset?: number; language?: string } = {},
): Sentence {
  const { start, end } = withoutLeadIn(text, span);
  const sentence = text.slice(start, end);
  const tokens = tokenize(sentence, language);
  return {
    text: sentence,
    start: offset + start,
    tokens,
    stems: stemsOf(tokens),
    names: namesIn(tokens, sentence),
  };
}

/**
 * The sentence of some texts that holds the largest share of the wanted stems, the first of equals, with
 * that share, 0 to 1; the first text, with -1, where there is no sentence.
 */
export function closestSentence(
  wanted: WeightedStems,
  texts: readonly string[],
  language = 'en',
): { quote: string; share: number } {
  let closest = { quote: texts[0] ?? '', share: -1 };
  for (const text of texts) {
    for (const sentence of analyse(text, 0, language)) {
      const share = coverage(wanted, sentence.stems);
      if (share > closest.share) closest = { quote: sentence.text, share };
    }
  }
  return closest;
}
