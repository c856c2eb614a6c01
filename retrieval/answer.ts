import type { ArticleCard } from '../corpus/article.ts';

/** One sentence of an answer. Citations number `sources`, from 1; none dangles. */
export type Statement = { text: string; citations: number[] };

/** What a citation points to. `quote` is an exact substring of the stored article's text. */
export type Source = { number: number; article: ArticleCard; quote: string };

/** What the corpus held at the time of asking: the dates are null where no article has one. */
export type AsOf = { newest: string | null; oldest: string | null; articles: number };

/** How the answer was worded, and why it was not the model where one is configured. */
export type Method = 'model' | 'quotes';

/**
 * That the question wants a judgement and gets the coverage; that every source is older than the time
 * asked about; that the configured model did not word the answer.
 */
export type Notice = 'coverage-only' | 'older-than-asked' | 'model-failed';

export type Answered = {
  kind: 'answered';
  question: string;
  statements: Statement[];
  sources: Source[];
  asOf: AsOf;
  method: Method;
  /** Sentences of the model that the passages did not support. */
  dropped: number;
  /** Where the question is a message to be checked: its claims, with what the sources say of each. */
  checked?: CheckedClaim[];
  /** Of such a message, how many more sentences were worth checking. */
  unchecked?: number;
  /** What the reader should know about this answer. */
  notice?: Notice;
};

export type NoEvidence = {
  kind: 'no-evidence';
  question: string;
  /** The nearest coverage, numbered from 1; empty when nothing is near. */
  nearest: Source[];
  asOf: AsOf;
};

/** An answer is facts and no markup; each face (Discord, terminal, web) renders it. */
export type Answer = Answered | NoEvidence;

/** What an answer cites; of one without evidence, the nearest coverage. */
export function sourcesOf(answer: Answer): Source[] {
  return answer.kind === 'answered' ? answer.sources : answer.nearest;
}

/** What is made of a claim. No judge decides whether the sources support it, so it is `not-judged`. */
type Verdict = 'not-judged';

/** How one source, by its number, stands to a claim: `near` is close in words and says no more. */
export type Finding = { stance: 'near'; source: number };

/** A claim with the sources closest to it, closest first; no findings where none is close. */
export type CheckedClaim = { text: string; verdict: Verdict; findings: Finding[] };
