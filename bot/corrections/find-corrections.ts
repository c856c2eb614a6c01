import { wordsOf } from '../../corpus/article.ts';
import type { Change } from '../../corpus/history/changes.ts';
import { type Source, sourcesOf } from '../../retrieval/answer.ts';
import type { StoredArticle } from '../../retrieval/store/store.ts';
import type { LoggedAnswer } from '../ports/answer-log.ts';
import type { Correction } from '../ports/correction.ts';

/**
 * What became of the articles that an answer cites since it was given, the newest first: every
 * change that came with a correction or a retraction, and the one that took a quoted sentence out of
 * the article. Another change than of words, such as of punctuation, is none.
 */
export function findCorrections(
  { answer, askedAt }: Pick<LoggedAnswer, 'answer' | 'askedAt'>,
  stored: readonly StoredArticle[],
): Correction[] {
  const sources = sourcesOf(answer);
  const byArticle = Map.groupBy(sources, ({ article }) => article.id);
  return stored
    .flatMap((entry) => ofArticle(entry, byArticle.get(entry.article.id) ?? [], askedAt))
    .toSorted((left, right) => right.seenAt.localeCompare(left.seenAt));
}

function ofArticle(
  { article, history }: StoredArticle,
  sources: readonly Source[],
  askedAt: string,
): Correction[] {
  const since = history.filter(({ seenAt }) => seenAt > askedAt);
  if (sources.length === 0 || since.length === 0) return [];
  const base = { articleId: article.id, publisher: article.source };
  const noticed = since.flatMap(({ notice, seenAt }): Correction[] =>
    notice?.kind === 'retraction' || notice?.kind === 'correction'
      ? [{ ...base, kind: notice.kind, notice: notice.sentence, seenAt }]
      : [],
  );
  const gone = sources.filter(({ quote }) => !holds(article.text, quote));
  const silent = gone
    .map(({ quote }): Correction => {
      const { seenAt } = since.find((change) => removes(change, quote)) ??
        since[0] ?? { seenAt: askedAt };
      return { ...base, kind: 'change', notice: null, seenAt };
    })
    .filter((one) => !noticed.some(({ seenAt }) => seenAt === one.seenAt));
  return [...noticed, ...new Map(silent.map((one) => [one.seenAt, one])).values()];
}

/** Whether a change took out a sentence that the quotation is of, or that is of the quotation. */
function removes({ sentences }: Change, quote: string): boolean {
  return sentences.some(
    ({ kind, sentence }) =>
      kind === 'removed' && (holds(sentence, quote) || holds(quote, sentence)),
  );
}

/** Whether a text holds the words of a quotation in a row. */
function holds(text: string, quote: string): boolean {
  return ` ${wordsOf(text)} `.includes(` ${wordsOf(quote)} `);
}
