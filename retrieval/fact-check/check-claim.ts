import type { Source } from '../answer.ts';
import type { CheckedClaim } from '../checked-claim.ts';
import type { Embedder } from '../models/embedder.ts';
import { planSearch } from '../query/parse-query.ts';
import type { Question } from '../query/query.ts';
import { retrieve } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { claimsOf } from './claims-of.ts';
import { type CloseSentence, closestSentences } from './closest-sentences.ts';
import type { FactCheck } from './fact-check.ts';

/**
 * A text whose claims are to be checked, the time of asking, which nothing later than is used, and the
 * publishers to keep to.
 */
export type CheckRequest = Pick<Question, 'text' | 'at' | 'sources'>;

export type CheckParts = { store: Store; embedder: Embedder; weights: WordWeights };

/**
 * Finds the closest sentences of the corpus for each claim of a text. Nothing judges the claims. The
 * text is data: whatever it asks for changes nothing.
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
    // Copies are kept: one that differs in nothing but a number is what a reader must see.
    const closest = closestSentences(claim, await retrieve(plan, parts), parts.weights);
    const findings = closest.map((sentence) => ({
      stance: 'near' as const,
      source: numberOf(sentence, sources),
    }));
    claims.push({ text: claim, verdict: 'not-judged', findings });
  }
  return { kind: 'fact-check', text, claims, omitted, sources, asOf };
}

/** The number of a quotation in the list, which it joins when it is new. */
function numberOf({ article, quote }: CloseSentence, sources: Source[]): number {
  const known = sources.find((one) => one.article.id === article.id && one.quote === quote);
  if (known) return known.number;
  sources.push({ number: sources.length + 1, article, quote });
  return sources.length;
}
