import type { Candidate } from './rank-sentences.ts';
import type { SearchPlan } from './search-plan.ts';
import { stem } from './stem.ts';
import { shareHeld, type WeighedStems } from './word-overlap.ts';
import type { WordWeights } from './word-weights.ts';
import { words } from './words.ts';

/** Words that make a question and say nothing of what it is about. */
const QUESTION_WORDS = new Set(
  (
    'who whom whose what when where which why how is are was were be been am do does did has have had ' +
    'can could will would shall should may might must the a an this that these those it its there ' +
    'in on at of to for and or by with from as about into than then so if not no any ' +
    'happen happens happened happening say says said saying tell told know known latest news new ' +
    'recently according report reports reported article articles week today'
  ).split(' '),
);
/** The share of its subject words that a short question needs in one place, and a long one. */
const SHORT = { words: 4, share: 0.72 } as const;
const LONG = { words: 10, share: 0.23 } as const;
/** How many characters before a sentence still say what it is about. */
const LEAD_UP = 250;

/**
 * Whether any sentence, read under its headline and after what leads up to it, is about what is asked: it must hold much of the
 * weight of a short question's words, and less of a long one's, which tells its own story. The names
 * of publishers do not count: that an article is theirs says nothing of its subject.
 */
export function isAnswerable(
  { question, publishers }: Pick<SearchPlan, 'question' | 'publishers'>,
  candidates: readonly Candidate[],
  weights: WordWeights,
): boolean {
  const subject = subjectOf(question, publishers, weights);
  const shares = candidates.map((candidate) => shareHeld(subject, stemsInContext(candidate)));
  const best = Math.max(0, ...shares);
  // A question of question words only ("What is new?") has no subject that could be missing.
  return candidates.length > 0 && (subject.size === 0 || best >= shareNeeded(subject.size));
}

/** News names its subject once and goes on with `he` and `the union`. */
function stemsInContext({ stems, evidence, start }: Candidate): ReadonlySet<string> {
  const { passage, article } = evidence;
  const offset = start - passage.start;
  const before = passage.text.slice(Math.max(0, offset - LEAD_UP), offset);
  return stems.union(new Set(words(`${article.title} ${before}`).map(stem)));
}

function subjectOf(
  question: string,
  publishers: readonly string[],
  weights: WordWeights,
): WeighedStems {
  const named = new Set(publishers.flatMap((publisher) => words(publisher)));
  const subject = words(question).filter((word) => !QUESTION_WORDS.has(word) && !named.has(word));
  return new Map(subject.map((word) => [stem(word), weights.weight(word)]));
}

function shareNeeded(count: number): number {
  const way = Math.min(1, Math.max(0, (count - SHORT.words) / (LONG.words - SHORT.words)));
  return SHORT.share + way * (LONG.share - SHORT.share);
}
