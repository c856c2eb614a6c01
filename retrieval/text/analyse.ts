// Splits a text into sentences, and finds tokens, names and times in each.
import { type Span, splitSentences, withoutLeadIn } from '../../corpus/text/sentences.ts';

import { type Name, namesIn } from './names.ts';
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
