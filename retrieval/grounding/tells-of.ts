import type { ArticleCard } from '../../corpus/article.ts';
import { isQuestion } from '../../corpus/text/is-question.ts';
import { stem } from '../words/stem.ts';
import { shareHeld, type WeighedStems } from '../words/word-overlap.ts';
import { words } from '../words/words.ts';
import { FUNCTION_WORDS } from './lexicon.ts';

/** Fewer words that tell something make a heading, a number or a `Yes`: nothing that can be checked. */
const LEAST_WORDS = 2;
/** A sentence about what is asked holds at least this share of it, with its source. */
const LEAST_SHARE = 0.2;

/** Whether a text says something that passages can bear out: no question, and no heading or bare number. */
export function isStatement(text: string): boolean {
  if (isQuestion(text)) return false;
  const telling = words(text).filter((word) => /\p{L}/u.test(word) && !FUNCTION_WORDS.has(word));
  return telling.length >= LEAST_WORDS && words(text).length > telling.length;
}

/** Whether a sentence, with the quotation and the headline that it rests on, is about what is asked. */
export function isAbout(
  asked: WeighedStems,
  text: string,
  { quote, article }: { quote: string; article: ArticleCard },
): boolean {
  const held = words(`${text} ${quote} ${article.title}`).map(stem);
  return shareHeld(asked, new Set(held)) >= LEAST_SHARE;
}
