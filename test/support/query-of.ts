import { parseQuery } from '../../retrieval/query/parse-query.ts';
import type { Query, Question } from '../../retrieval/query/query.ts';
import type { WordWeights } from '../../retrieval/text/word-weights.ts';
import { plainWeights } from './plain-weights.ts';

/** What a test may say of a question besides its text. */
type More = Partial<Omit<Question, 'text'>> & {
  /** The publishers in the store. */
  publishers?: readonly string[];
  weights?: WordWeights;
};

/** A question, parsed, asked on a Wednesday (12 March 2025) over a store without publishers unless a test says otherwise. */
export function queryOf(
  text: string,
  { publishers = [], weights = plainWeights, ...asked }: More = {},
): Query {
  return parseQuery({ at: '2025-03-12T12:00:00.000Z', ...asked, text }, { publishers, weights });
}
