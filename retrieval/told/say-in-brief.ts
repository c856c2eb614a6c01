import type { Answered } from '../answer.ts';
import type { ToldBy } from './told.ts';

/**
 * The answer with its number, or its yes or no, said in front where a sentence that it quotes gives
 * it exactly. Nothing where reports differ, and no names: whose is meant is for the reader to see in
 * the sentence.
 */
export function sayInBrief(answer: Answered, told: readonly ToldBy[]): Answered {
  if (answer.differs !== undefined) return answer;
  const exact = told.filter((item) => item.told.kind !== 'name');
  for (const { number, quote, article } of answer.sources) {
    const found = exact.find(
      ({ candidate: { text, evidence } }) => text === quote && evidence.article.id === article.id,
    );
    if (found) return { ...answer, brief: { text: found.told.text, source: number } };
  }
  return answer;
}
