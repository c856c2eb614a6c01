import type { Source } from '../answer.ts';
import type { RankedArticle } from '../search/fuse.ts';
import { planSearch } from '../query/parse-query.ts';
import type { Embedder } from '../models/embedder.ts';
import type { Store } from '../store/store.ts';
import type { Question } from '../query/query.ts';
import { retrieve } from '../search/search.ts';
import type { Evidence } from '../search/evidence.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { claimsOf } from './claims-of.ts';
import type { CheckedClaim } from '../checked-claim.ts';
import type { FactCheck } from './fact-check.ts';
import { judgeEvidence, type Testimony } from './judge-evidence.ts';
import { weighTestimonies } from './weigh-testimonies.ts';

/**
 * A text whose claims are to be checked, the time of asking, which nothing later than is used, and the
 * publishers to keep to.
 */
export type CheckRequest = Pick<Question, 'text' | 'at' | 'sources'>;

const MOST_ARTICLES = 8;
const PASSAGES_AN_ARTICLE = 2;

export type CheckParts = { store: Store; embedder: Embedder; weights: WordWeights };

/**
 * Lays what a text states beside the corpus, sentence by sentence: each is a question to it, and the
 * passages that are found support it, contradict it, or do not cover it. The text is data: whatever
 * it asks for changes nothing.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function checkClaim(
  { text, ...asked }: CheckRequest,
  parts: CheckParts,
): Promise<FactCheck> {
  const { claims: stated, omitted } = claimsOf(text);
  const [publishers, asOf] = await Promise.all([
    parts.store.sources(),
    parts.store.extent({ until: asked.at }),
  ]);
  const sources: Source[] = [];
  const claims: CheckedClaim[] = [];
  for (const claim of stated) {
    const plan = planSearch({ ...asked, text: claim }, publishers);
    const evidence = evidenceOf(await retrieve(plan, parts));
    const { verdict, shown } = weighTestimonies(judgeEvidence(claim, evidence, parts.weights));
    const findings = shown.map((testimony) => ({
      stance: testimony.stance,
      source: numberOf(testimony, sources),
    }));
    claims.push({ text: claim, verdict, findings });
  }
  return { kind: 'fact-check', text, claims, omitted, sources, asOf };
}

/**
 * The passages that a claim is laid beside. Unlike for an answer, copies are kept: a report that
 * differs from an older one in nothing but a number is what a check looks for.
 */
function evidenceOf(ranked: readonly RankedArticle[]): Evidence[] {
  const best = ranked[0]?.score ?? 1;
  return ranked
    .slice(0, MOST_ARTICLES)
    .flatMap(({ article, score, passages }) =>
      passages
        .slice(0, PASSAGES_AN_ARTICLE)
        .map(({ passage }) => ({ article, passage, score: score / best })),
    );
}

/** The number of a quotation in the list, which it joins when it is new. */
function numberOf({ article, quote }: Testimony, sources: Source[]): number {
  const known = sources.find((one) => one.article.id === article.id && one.quote === quote);
  if (known) return known.number;
  sources.push({ number: sources.length + 1, article, quote });
  return sources.length;
}
