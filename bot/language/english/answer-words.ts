import { many } from './many.ts';
import type { AnswerStrings } from '../words/answer-words.ts';

export const answerStrings: AnswerStrings = {
  noEvidence: 'The corpus does not hold an answer to this.',
  nearest(asOf, found) {
    if (asOf.articles === 0) return 'It is still empty: no article has been added yet.';
    if (found === 0) return 'No article in it comes near the question either.';
    return 'This is the nearest coverage it holds; it does not settle the question.';
  },
  method: (method) =>
    method === 'model' ? 'Worded by a model, checked against the sources' : 'Quoted word for word',
  notice: (notice) =>
    ({
      'coverage-only': 'This is what has been reported: no opinion, advice or forecast.',
      'older-than-asked': 'Every report shown is older than the time you ask about.',
      'model-failed': 'The language model gave no usable answer, so these are quotations.',
    })[notice],
  dropped: (count) => `${many(count, 'sentence')} left out: not supported by the sources`,
  omitted: (count) => `… ${many(count, 'sentence')} more than a message can hold`,
  asOf: (articles, newest) =>
    newest === null ? many(articles, 'article') : `As of ${newest}, ${many(articles, 'article')}`,
  noSources: 'It rests on no source: nothing in the corpus came near the question.',
  untitled: 'Untitled',
};
