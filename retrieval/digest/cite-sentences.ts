import { cardOf } from '../../corpus/article.ts';
import type { Source, Statement } from '../answer.ts';
import type { NewsSentence } from './news-sentences.ts';

/** Makes a quoted statement of a sentence, and its source the next one in `sources`. */
export function citeSentence({ article, text }: NewsSentence, sources: Source[]): Statement {
  const number = sources.length + 1;
  sources.push({ number, article: cardOf(article), quote: text });
  return { text, citations: [number] };
}
