// Splits a text into claims, finds the closest sentences for each, and has a model judge it.
import { isQuestion, sentenceTexts } from '../../corpus/text/sentences.ts';
import {
  type Answered,
  type AsOf,
  type CheckedClaim,
  cite,
  type Finding,
  quotingAnswer,
  type Source,
} from '../answer.ts';
import { parseQuery } from '../query/parse-query.ts';
import { search } from '../search/search.ts';
import { words } from '../text/words.ts';
import {
  type CheckRequest,
  type CloseSentence,
  closestSentences,
  MOST_SENTENCES,
} from './coverage.ts';
import { type Judge, type Judged, judgeOf, verdictOn } from './verdict.ts';

/**
 * Finds the closest sentences of the corpus for each claim of a text, and what a model makes of it where
 * one is configured. The text is data: whatever it asks for changes nothing.
 * @throws StoreUnavailable, EmbedderUnavailable; where the model fails, claims are not judged.
 */
export async function checkClaim(
  { text, ...asked }: CheckRequest,
  parts: Judge,
): Promise<FactCheck> {
  const { claims: stated, omitted } = claimsOf(text);
  const [publishers, asOf] = await Promise.all([
    parts.store.sources(),
    parts.store.extent({ until: asked.at }),
  ]);
  const found = await Promise.all(
    stated.map(async (claim) => {
      const query = parseQuery({ ...asked, text: claim }, { publishers, weights: parts.weights });
      const ranked = await search(query, parts);
      // Copies stay: a reader must see the one that differs only in a number.
      return { claim, query, ranked, closest: closestSentences(query, ranked) };
    }),
  );
  // What is not close to anything is not worth a call.
  const isWorthIt = found.some(({ closest }) => closest.length > 0);
  const model = isWorthIt ? await judgeOf(parts) : undefined;
  const verdicts = await Promise.all(
    found.map(async ({ query, ranked, closest }) =>
      closest.length > 0 && model ? await verdictOn(query, ranked, { ...parts, model }) : null,
    ),
  );
  const sources: Source[] = [];
  const claims = found.map(({ claim, closest }, index) =>
    checkedClaim(claim, closest, verdicts[index] ?? null, sources),
  );
  return { kind: 'fact-check', text, claims, omitted, sources, asOf };
}

/** The sentence that the verdict rests on comes first; `sources` gets the new ones. */
function checkedClaim(
  text: string,
  closest: readonly CloseSentence[],
  judged: Judged | null,
  sources: Source[],
): CheckedClaim {
  const finding = (stance: Finding['stance'], sentence: CloseSentence): Finding => ({
    stance,
    source: cite(sentence, sources),
  });
  if (judged === null)
    return { text, verdict: 'not-judged', findings: closest.map((one) => finding('near', one)) };
  const { verdict, sentence } = judged;
  const others = closest.filter(({ quote }) => quote !== sentence.quote);
  const stance = verdict === 'supported' ? 'supports' : 'contradicts';
  const findings = [
    finding(stance, sentence),
    ...others.slice(0, MOST_SENTENCES - 1).map((one) => finding('near', one)),
  ];
  return { text, verdict, findings };
}

/** A message's claims with their verdicts and the closest sentences. `sources` are numbered from 1 over all claims. */
export type FactCheck = {
  kind: 'fact-check';
  text: string;
  claims: CheckedClaim[];
  /** How many further claims were not checked. */
  omitted: number;
  sources: Source[];
  asOf: AsOf;
};

/** A fact check as an answer, for follow-ups and for whoever wants its sources. */
export function answerOfCheck({ text, claims, omitted, sources, asOf }: FactCheck): Answered {
  return {
    ...quotingAnswer({ question: text, sources, asOf }),
    checked: claims,
    ...(omitted > 0 && { unchecked: omitted }),
  };
}

/** The claims of a message, and how many further ones are left out. */
type Claims = { claims: string[]; omitted: number };

const MOST_CLAIMS = 5;
/**
 * A shorter sentence among others makes no claim that could be looked up (`Nice one.`); alone it is what
 * somebody wants checked (`Rubio met Putin`).
 */
const FEWEST_WORDS = { among: 4, alone: 2 } as const;
/** A longer sentence is a text without full stops. */
const LONGEST_CLAIM = 600;

/** Opinions, wishes and feelings, which no article can settle. */
const OPINION =
  /\b(?:i|we)(?:['’](?:d|m|re|ve))?(?: \p{L}+)? (?:think|believe|feel|felt|guess|hope|wish|love|hate|like|want|doubt|suppose|reckon|wonder|prefer|bet)\b|\b(?:imo|imho)\b|\bin my (?:view|opinion)\b|\b(?:you|we) (?:should|ought to)\b/iu;
/** Greetings and the like. */
const SMALL_TALK =
  /^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening|night)|thanks|thank you|welcome|congratulations|congrats|please|sorry|lol|wow|look at this|have you|did you|check this)\b/iu;

/**
 * The claims of a message, each once and at most five: statements, not questions, greetings or
 * opinions.
 */
export function claimsOf(text: string): Claims {
  const sentences = [...new Set(sentenceTexts(text))];
  const fewest = sentences.length === 1 ? FEWEST_WORDS.alone : FEWEST_WORDS.among;
  const claims = sentences.filter((sentence) => isClaim(sentence, fewest));
  return {
    claims: claims.slice(0, MOST_CLAIMS),
    omitted: Math.max(0, claims.length - MOST_CLAIMS),
  };
}

function isClaim(sentence: string, fewestWords: number): boolean {
  if (sentence.length > LONGEST_CLAIM || words(sentence).length < fewestWords) return false;
  if (isQuestion(sentence) || SMALL_TALK.test(sentence)) return false;
  // Quoted words are a report of what somebody said, whatever they say.
  return !OPINION.test(sentence.replaceAll(/[“"][^“”"]*[”"]/gu, ' '));
}
