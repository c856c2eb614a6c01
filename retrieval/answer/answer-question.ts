// Answers a question: search, read, then quote, or write and verify.
import { type Answer, type Answered, quotingAnswer, type Source } from '../answer.ts';
import type { Embedder } from '../models/embedder.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query, Question } from '../query/query.ts';
import { answerTerms } from '../reading/answer-terms.ts';
import { isAnswerable } from '../reading/answerable.ts';
import { chooseSentences } from '../reading/choose-sentences.ts';
import { type Candidate, rankSentences } from '../reading/rank-sentences.ts';
import { selectEvidence } from '../search/evidence.ts';
import type { RankedArticle } from '../search/fuse.ts';
import { search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { draftAnswer, type Drafting } from './draft.ts';

/** What answers are made with. Without a model they are quotations. */
export type AnswerParts = {
  store: Store;
  embedder: Embedder;
  weights: WordWeights;
} & Partial<Pick<Drafting, 'model' | 'isReadTwice' | 'onModelFailure'>>;

/** How many articles a refusal shows as the nearest coverage, and how much of the question each must hold. */
const NEAREST = { articles: 3, overlap: 0.25 } as const;

/**
 * Answers a question: parse, search, select the evidence, read; then a model's checked wording where one
 * is configured, otherwise the sentences that answer, word for word. `known` is what `search` gave for
 * the same question, to save searching again.
 * @throws StoreUnavailable, EmbedderUnavailable; where the model fails, the answer quotes.
 */
export async function answerQuestion(
  question: Question,
  parts: AnswerParts,
  known?: readonly RankedArticle[],
): Promise<Answer> {
  const { store, weights, model } = parts;
  const query = parseQuery(question, { publishers: await store.sources(), weights });
  const [ranked, asOf] = await Promise.all([
    known ?? search(query, parts),
    store.extent({ until: query.at }),
  ]);
  const evidence = selectEvidence(ranked, query);
  const candidates = await rankSentences(query, evidence, parts);
  const terms = answerTerms(query, candidates, weights);
  const base = { question: query.question, asOf };
  const refusal = (): Answer => ({
    kind: 'no-evidence',
    ...base,
    nearest: nearestCoverage(candidates),
  });
  if (!isAnswerable(query, candidates, terms)) return refusal();
  const draft = model && (await draftAnswer(query, evidence, { ...parts, model }));
  if (draft === 'refused') return refusal();
  if (draft !== undefined && draft !== 'failed')
    return withAgeNotice({ kind: 'answered', ...base, ...draft, method: 'model' }, query);
  const quoting = {
    ...quotingAnswer({ ...base, sources: chooseSentences(candidates, terms).map(toSource) }),
    ...(query.wantsJudgement && { notice: 'coverage-only' as const }),
    ...(draft === 'failed' && { notice: 'model-failed' as const }),
  };
  return withAgeNotice(quoting, query);
}

/** Adds a notice where every source is older than the time asked about. */
function withAgeNotice(answer: Answered, { earliest }: Query): Answered {
  const isOlder = ({ article: { publishedAt } }: Source): boolean =>
    earliest !== null && publishedAt !== null && publishedAt < earliest;
  return answer.sources.every(isOlder) ? { ...answer, notice: 'older-than-asked' } : answer;
}

/** The best sentence of each of the nearest articles; none where nothing is near. */
function nearestCoverage(candidates: readonly Candidate[]): Source[] {
  const near = candidates.filter(({ overlap }) => overlap > NEAREST.overlap);
  const byArticle = Map.groupBy(near, ({ evidence }) => evidence.article.id);
  const best = [...byArticle.values()].flatMap(([first]) => first ?? []);
  return best.slice(0, NEAREST.articles).map(toSource);
}

function toSource({ evidence, text }: Candidate, index: number): Source {
  return { number: index + 1, article: evidence.article, quote: text };
}
