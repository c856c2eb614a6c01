import type { Answer, Answered, AsOf, Source } from '../answer.ts';
import { draftAnswer, type Drafting } from './draft.ts';
import type { RankedArticle } from '../search/fuse.ts';
import { isAnswerable } from '../reading/answerable.ts';
import { askedSince } from '../query/periods.ts';
import { planSearch } from '../query/parse-query.ts';
import type { Embedder } from '../models/embedder.ts';
import type { Store } from '../store/store.ts';
import type { Question } from '../query/query.ts';
import { chooseSentences } from '../reading/choose-sentences.ts';
import { likelyWords } from '../reading/answer-terms.ts';
import { type Candidate, rankSentences } from '../reading/rank-sentences.ts';
import { retrieve } from '../search/search.ts';
import { selectEvidence } from '../search/evidence.ts';
import { wantsJudgement } from '../query/intent.ts';
import type { WordWeights } from '../text/word-weights.ts';

/** What answers are made with. Without a model, they are quotations. */
export type AnswerParts = {
  store: Store;
  embedder: Embedder;
  weights: WordWeights;
} & Partial<Pick<Drafting, 'model' | 'isReadTwice' | 'onModelFailure'>>;

/** How many articles a refusal shows as the nearest coverage. */
const NEAREST = 3;

/**
 * The answer line: plan, retrieve, select the evidence, then a model's checked wording where one is
 * configured, and otherwise the sentences that answer, word for word. `known` is the ranking that an
 * earlier `retrieve` gave for this question, where there was one.
 * @throws StoreUnavailable, EmbedderUnavailable; a failing model is no error but a quoting answer.
 */
export async function answerQuestion(
  question: Question,
  parts: AnswerParts,
  known?: readonly RankedArticle[],
): Promise<Answer> {
  const plan = planSearch(question, await parts.store.sources());
  const [ranked, asOf] = await Promise.all([
    known ?? retrieve(plan, parts),
    parts.store.extent({ until: question.at }),
  ]);
  const evidence = selectEvidence(ranked, plan);
  const { weights } = parts;
  const candidates = await rankSentences(plan, evidence, parts);
  const likely = likelyWords(plan.question, candidates, weights);
  const base = { question: question.text, asOf };
  if (!isAnswerable(plan, candidates, { likely, weights }))
    return { kind: 'no-evidence', ...base, nearest: nearestCoverage(candidates) };
  const since = askedSince(question.text, plan.periods, question.at);
  const finished = (answer: Answered): Answered => ({
    ...answer,
    ...(isBefore(since, answer.sources) && { notice: 'older-than-asked' }),
  });
  const { model } = parts;
  const draft = model && (await draftAnswer(question, evidence, { ...parts, model }));
  if (draft === 'refused')
    return { kind: 'no-evidence', ...base, nearest: nearestCoverage(candidates) };
  if (draft !== undefined && draft !== 'failed')
    return finished({ kind: 'answered', ...base, ...draft, method: 'model' });
  return finished({
    ...quotingAnswer(base, chooseSentences(candidates, likely)),
    ...(wantsJudgement(question.text) && { notice: 'coverage-only' }),
    ...(draft === 'failed' && { notice: 'model-failed' }),
  });
}

/** Whether no source can tell of what was asked: it may, where one has no date. */
function isBefore(since: string | null, sources: readonly Source[]): boolean {
  return (
    since !== null &&
    sources.every(({ article: { publishedAt } }) => publishedAt !== null && publishedAt < since)
  );
}

function quotingAnswer(
  base: { question: string; asOf: AsOf },
  chosen: readonly Candidate[],
): Answered {
  const sources = chosen.map(({ evidence, text }, index): Source => ({
    number: index + 1,
    article: evidence.article,
    quote: text,
  }));
  const statements = sources.map(({ number, quote }) => ({ text: quote, citations: [number] }));
  return { kind: 'answered', ...base, statements, sources, method: 'quotes', dropped: 0 };
}

/** The best sentence of each of the nearest articles, none where nothing is near. */
function nearestCoverage(candidates: readonly Candidate[]): Source[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { id } = candidate.evidence.article;
    if (candidate.overlap > 0.25 && !best.has(id)) best.set(id, candidate);
  }
  return [...best.values()].slice(0, NEAREST).map(({ evidence, text }, index) => ({
    number: index + 1,
    article: evidence.article,
    quote: text,
  }));
}
