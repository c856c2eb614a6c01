// Answers a question: search, read, then quote, or write and verify.
import { type Answer, type Answered, quotingAnswer, type Source } from '../answer.ts';
import type { Embedder } from '../models/embedder.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query, Question } from '../query/query.ts';
import { answerTerms } from '../reading/answer-terms.ts';
import { isAnswerable } from '../reading/answerable.ts';
import { chooseExcerpts, type Excerpt, firstSentences } from '../reading/choose-excerpts.ts';
import { rankSentences, type Reading } from '../reading/rank-sentences.ts';
import { CHOICE } from '../reading/weights.ts';
import { type Evidence, selectEvidence } from '../search/evidence.ts';
import type { RankedArticle } from '../search/fuse.ts';
import { search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import { languageOf, toldLanguage } from '../text/languages.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { draftAnswer, type Drafting } from './draft.ts';
import { readingMaterial } from './material.ts';
import { PICKED_FROM, pickSentence } from './pick-sentence.ts';
import { rewritten } from './rewrite.ts';
import { inLanguage } from './translate.ts';

/** What answers are made with. Without a model they are quotations. */
export type AnswerParts = {
  store: Store;
  embedder: Embedder;
  weights: WordWeights;
} & Partial<Pick<Drafting, 'model' | 'isReadTwice' | 'onModelFailure'>>;

/** How much of the question a sentence must hold for anything to be close to it. */
const CLOSE_OVERLAP = 0.25;

/**
 * Answers a question: parse, search, select the evidence, read; then a model's checked wording where one
 * is configured, otherwise the excerpts that answer, word for word, of which a small model picks the
 * first. A model first rewrites what cannot be searched for as it stands, and in the end translates its
 * checked sentences into the language of the question. Where nothing answers with certainty, the closest
 * excerpts are shown as such. `known` is what `search` gave for the same question, to save searching again.
 * @throws StoreUnavailable, EmbedderUnavailable; where the model fails, the answer quotes.
 */
export async function answerQuestion(
  question: Question,
  parts: AnswerParts,
  known?: readonly RankedArticle[],
): Promise<Answer> {
  const { store, weights, model } = parts;
  const [asked, asOf] = await Promise.all([
    findEvidence(question, parts, known),
    store.extent({ until: question.at }),
  ]);
  const clearer = model && (await rewritten({ question, ...asked }, { ...parts, model }));
  const { query, evidence } = clearer ? await findEvidence(clearer, parts) : asked;
  const reading = await rankSentences(query, evidence, parts);
  const terms = answerTerms(query, reading, weights);
  const base = { question: asked.query.question, asOf };
  const isAnswered = isAnswerable(reading, terms, query.language);
  const isClose = reading.candidates.some(({ features }) => features.overlap > CLOSE_OVERLAP);
  if (!isAnswered && !isClose) return { kind: 'no-evidence', ...base, nearest: [] };
  const given = { ...reading, evidence, isAnswered, language: toldLanguage(question.text) };
  const { first, hasFailed } = await pickSentence(
    query.question,
    firstSentences(reading.candidates, terms, PICKED_FROM),
    { ...parts, model: pickerOf(given, parts) },
  );
  const excerpts = (most: number): Source[] =>
    chooseExcerpts(reading.candidates, terms, { most, first }).map(toSource);
  const draft = await worded(query, given, parts);
  if (typeof draft === 'object')
    return withAgeNotice({ kind: 'answered', ...base, ...draft, method: 'model' }, query);
  if (draft === 'refused' || !isAnswered)
    return { kind: 'no-evidence', ...base, nearest: excerpts(CHOICE.closest) };
  const quoting = {
    ...quotingAnswer({ ...base, sources: excerpts(CHOICE.answer) }),
    ...(query.wantsJudgement && { notice: 'coverage-only' as const }),
    ...((draft === 'failed' || hasFailed) && { notice: 'model-failed' as const }),
  };
  return withAgeNotice(quoting, query);
}

/** What a model is given to write from. */
type Given = Pick<Reading, 'candidates'> & {
  evidence: readonly Evidence[];
  /** Whether the sentences answer by their words. */
  isAnswered: boolean;
  /** The language that the answer is put in; null for that of the evidence. */
  language: ReturnType<typeof toldLanguage>;
};

/**
 * The model, where it picks the first excerpt instead of writing: a small one, which reads better than
 * it writes. Where its words are to be translated into the language of the question, it writes.
 */
function pickerOf({ candidates, language }: Given, { model }: AnswerParts): AnswerParts['model'] {
  const [best] = candidates;
  const isForeign =
    language !== null && best && languageOf(best.evidence.passage.text) !== language;
  return model?.isSmall === true && !isForeign ? model : undefined;
}

/** What a model writes and the check leaves, as `draftAnswer` gives it; undefined where no model is asked. */
async function worded(
  query: Query,
  given: Given,
  parts: AnswerParts,
): Promise<Awaited<ReturnType<typeof draftAnswer>> | undefined> {
  const { model } = parts;
  const { candidates, evidence, isAnswered, language } = given;
  if (!model || pickerOf(given, parts)) return undefined;
  // A model reads better than the rule: it is asked wherever something is close, unless it is small.
  if (!isAnswered && model.isSmall === true) return undefined;
  const material = readingMaterial(candidates, evidence, model.materialLength);
  const draft = await draftAnswer(query, material, { ...parts, model });
  if (typeof draft !== 'object') return draft;
  return { ...draft, statements: await inLanguage(language, draft, { ...parts, model }) };
}

/** Parses a question, and selects the evidence that it finds. */
async function findEvidence(
  question: Question,
  parts: AnswerParts,
  known?: readonly RankedArticle[],
): Promise<{ query: Query; evidence: Evidence[] }> {
  const { store, weights } = parts;
  const query = parseQuery(question, { publishers: await store.sources(), weights });
  return { query, evidence: selectEvidence(known ?? (await search(query, parts)), query) };
}

/** Adds a notice where every source is older than the time asked about. */
function withAgeNotice(answer: Answered, { earliest }: Query): Answered {
  const isOlder = ({ article: { publishedAt } }: Source): boolean =>
    earliest !== null && publishedAt !== null && publishedAt < earliest;
  return answer.sources.every(isOlder) ? { ...answer, notice: 'older-than-asked' } : answer;
}

function toSource({ evidence, text }: Excerpt, index: number): Source {
  return { number: index + 1, article: evidence.article, quote: text };
}
