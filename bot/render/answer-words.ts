import type { AsOf, Method } from '../../retrieval/answer.ts';

/** Says that there is no answer, so that nobody takes what follows for one. */
export const noEvidenceWords = 'The corpus does not hold an answer to this.';

/** What stands above the nearest coverage, or in its place. */
export function nearestWords(asOf: AsOf, found: number): string {
  if (asOf.articles === 0) return 'It is still empty: no article has been added yet.';
  if (found === 0) return 'No article in it comes near the question either.';
  return 'This is the nearest coverage it holds; it does not settle the question.';
}

/** How the sentences of an answer came about. */
export function methodWords(method: Method): string {
  switch (method) {
    case 'model':
      return 'Worded by a model, checked against the sources';
    case 'quotes':
      return 'Quoted word for word';
  }
}

/** That sentences were taken out; null when none was. */
export function droppedWords(dropped: number): string | null {
  if (dropped === 0) return null;
  return `${sentences(dropped)} left out: not supported by the sources`;
}

/** What the corpus held, with its dates written by `date`. */
export function asOfWords(asOf: AsOf, date: (iso: string | null) => string | null): string {
  const newest = date(asOf.newest);
  const articles = `${asOf.articles.toLocaleString('en')} article${asOf.articles === 1 ? '' : 's'}`;
  return newest === null ? articles : `As of ${newest}, ${articles}`;
}

/** A number of sentences in words. */
export function sentences(count: number): string {
  return count === 1 ? '1 sentence' : `${count.toLocaleString('en')} sentences`;
}
