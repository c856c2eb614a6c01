// Watches for corrections of cited articles, and shows them on the answers that cite them.
import { reasonOf } from '../corpus/errors.ts';
import { wordsOf } from '../corpus/article.ts';
import type { Change } from '../corpus/history/changes.ts';
import { type Source, sourcesOf } from '../retrieval/answer.ts';
import type { StoredArticle } from '../retrieval/store/store.ts';
import type { Log } from './log.ts';
import { repeat, type Repeating } from './repeat.ts';
import type { AnswerLog, LoggedAnswer } from './state/answer-log.ts';
import { type Correction, type CorrectionLog, isSameChange } from './state/corrections.ts';

/** What following corrections takes. */
type CorrectionParts = {
  answerLog: Pick<AnswerLog, 'citedArticles' | 'citing'>;
  corrections: CorrectionLog;
  stored: (ids: readonly string[]) => Promise<StoredArticle[]>;
  /**
   * Shows an answer's corrections, newest first, on its message. Returns false if the message is out
   * of reach for good; rejects if a retry may succeed.
   */
  show: (answer: LoggedAnswer, corrections: readonly Correction[]) => Promise<boolean>;
  log: Log;
};

/** How often to look for changed articles unasked; another process may ingest, too. */
const EVERY_MILLISECONDS = 10 * 60_000;
/** How many articles are read from the store at a time. */
const BATCH = 100;

/**
 * Shows corrections on the messages of answers: now, whenever woken because articles have changed,
 * and every ten minutes. Each change is shown once.
 */
export function startCorrections(parts: CorrectionParts): Repeating {
  return repeat({
    every: EVERY_MILLISECONDS,
    run: async () => await showNewCorrections(parts),
    onError: (error) =>
      parts.log.warn({ err: error }, `Looking for corrections failed: ${reasonOf(error)}`),
  });
}

async function showNewCorrections(parts: CorrectionParts): Promise<void> {
  const changed = await changedArticles(parts);
  if (changed.length === 0) return;
  const answers = await parts.answerLog.citing(changed.map(({ article }) => article.id));
  for (const answer of answers) await correct(answer, findCorrections(answer, changed), parts);
}

async function changedArticles({ answerLog, stored }: CorrectionParts): Promise<StoredArticle[]> {
  const cited = [...(await answerLog.citedArticles())];
  const changed: StoredArticle[] = [];
  for (let from = 0; from < cited.length; from += BATCH) {
    const read = await stored(cited.slice(from, from + BATCH));
    changed.push(...read.filter(({ history }) => history.length > 0));
  }
  return changed;
}

async function correct(
  answer: LoggedAnswer,
  found: readonly Correction[],
  { corrections, show, log }: CorrectionParts,
): Promise<void> {
  if (found.length === 0) return;
  const { messageId } = answer;
  const known = await corrections.of(messageId);
  const fresh = found.filter((one) => !known.some((other) => isSameChange(one, other)));
  if (fresh.length === 0) return;
  const all = [...fresh, ...known].toSorted((one, other) => other.seenAt.localeCompare(one.seenAt));
  try {
    const isShown = await show(answer, all);
    await corrections.note(messageId, fresh);
    const articles = [...new Set(fresh.map(({ articleId }) => articleId))];
    if (isShown) log.info({ messageId, articles }, 'A correction was shown on an answer.');
    else log.info({ messageId, articles }, 'The message of a corrected answer is out of reach.');
  } catch (error) {
    log.warn({ err: error, messageId }, 'A correction could not be shown; it will be retried.');
  }
}

/**
 * The changes of an answer's cited articles since it was given, newest first: every correction and
 * retraction, and any change that removed a quoted sentence. Punctuation-only changes are ignored.
 */
function findCorrections(
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
  const gone = sources.filter(({ quote }) => !containsWords(article.text, quote));
  const silent = gone
    .map(({ quote }): Correction => {
      const { seenAt } = since.find((change) => removes(change, quote)) ??
        since[0] ?? { seenAt: askedAt };
      return { ...base, kind: 'change', notice: null, seenAt };
    })
    .filter((one) => !noticed.some(({ seenAt }) => seenAt === one.seenAt));
  return [...noticed, ...new Map(silent.map((one) => [one.seenAt, one])).values()];
}

/** Whether a change removed a sentence that contains the quotation or is part of it. */
function removes({ sentences }: Change, quote: string): boolean {
  return sentences.some(
    ({ kind, sentence }) =>
      kind === 'removed' && (containsWords(sentence, quote) || containsWords(quote, sentence)),
  );
}

/** Whether a text contains the words of a quotation in sequence. */
function containsWords(text: string, quote: string): boolean {
  return ` ${wordsOf(text)} `.includes(` ${wordsOf(quote)} `);
}
