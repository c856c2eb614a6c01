import { isQuestion, splitSentences } from '../../corpus/text/sentences.ts';
import type { Answered, AsOf, CheckedClaim, Source } from '../answer.ts';
import { parseQuery } from '../query/parse-query.ts';
import { search } from '../search/search.ts';
import { words } from '../text/tokens.ts';
import {
  type CheckParts,
  type CheckRequest,
  type CloseSentence,
  closestSentences,
} from './coverage.ts';

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
    const query = parseQuery({ ...asked, text: claim }, { publishers, weights: parts.weights });
    // Copies are kept: one that differs in nothing but a number is what a reader must see.
    const closest = closestSentences(query, await search(query, parts));
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

/** A message's claims with the closest sentences. `sources` are numbered from 1 over all claims. */
export type FactCheck = {
  kind: 'fact-check';
  text: string;
  claims: CheckedClaim[];
  /** How many more sentences were worth checking. */
  omitted: number;
  sources: Source[];
  asOf: AsOf;
};

/** A check as the answer that it is, for whoever asks on or wants its sources. */
export function answerOfCheck({ text, claims, omitted, sources, asOf }: FactCheck): Answered {
  return {
    kind: 'answered',
    question: text,
    statements: sources.map(({ number, quote }) => ({ text: quote, citations: [number] })),
    sources,
    asOf,
    method: 'quotes',
    dropped: 0,
    checked: claims,
    ...(omitted > 0 && { unchecked: omitted }),
  };
}

/** What a message states, sentence by sentence, and how many sentences more it does. */
type Claims = { claims: string[]; omitted: number };

const MOST_CLAIMS = 5;
/** Fewer words than these state nothing that could be looked up. */
const FEWEST_WORDS = 4;
/** A sentence longer than this is a text without stops; nobody has reported it as one. */
const LONGEST_CLAIM = 600;

/** What its writer thinks, wants or feels, of which no article knows. */
const OPINION =
  /\b(?:i|we)(?:['’](?:d|m|re|ve))?(?: \p{L}+)? (?:think|believe|feel|felt|guess|hope|wish|love|hate|like|want|doubt|suppose|reckon|wonder|prefer|bet)\b|\b(?:imo|imho)\b|\bin my (?:view|opinion)\b|\b(?:you|we) (?:should|ought to)\b/iu;
/** What people say to each other. */
const SMALL_TALK =
  /^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening|night)|thanks|thank you|welcome|congratulations|congrats|please|sorry|lol|wow|look at this|have you|did you|check this)\b/iu;

/**
 * The sentences of a message that are worth checking, each once: statements, and no questions,
 * greetings or opinions; at most five.
 */
export function claimsOf(text: string): Claims {
  const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
  const claims = [...new Set(sentences)].filter(isClaim);
  return {
    claims: claims.slice(0, MOST_CLAIMS),
    omitted: Math.max(0, claims.length - MOST_CLAIMS),
  };
}

function isClaim(sentence: string): boolean {
  if (sentence.length > LONGEST_CLAIM || words(sentence).length < FEWEST_WORDS) return false;
  if (isQuestion(sentence) || SMALL_TALK.test(sentence)) return false;
  // What somebody else is quoted with is a report, whatever it is about.
  return !OPINION.test(sentence.replaceAll(/[“"][^“”"]*[”"]/gu, ' '));
}
