// What an answer is: statements, sources, and how they refer to each other.
import type { ArticleCard } from '../corpus/article.ts';

/** One sentence of an answer. Citations number `sources`, from 1; none dangles. */
export type Statement = {
  text: string;
  citations: number[];
  /** The sentence as it was checked, where `text` is a model's translation of it. */
  original?: string;
};

/** What a citation points to. `quote` is an exact substring of the stored article's text. */
export type Source = { number: number; article: ArticleCard; quote: string };

/** What the corpus held at the time of asking: the dates are null where no article has one. */
export type AsOf = { newest: string | null; oldest: string | null; articles: number };

/** Who worded the answer: the model, or its sources word for word. */
export type Method = 'model' | 'quotes';

/**
 * `coverage-only`: the question wants a judgement, which no article settles. `older-than-asked`: every
 * source is older than the time asked about. `model-failed`: a model is configured but did not answer.
 * `model-writing`: it has not answered yet.
 */
export type Notice =
  | 'coverage-only'
  | 'older-than-asked'
  | 'model-failed'
  | 'model-budget'
  | 'model-writing';

export type Answered = {
  kind: 'answered';
  question: string;
  statements: Statement[];
  sources: Source[];
  asOf: AsOf;
  method: Method;
  /** Sentences of the model that the passages did not support. */
  dropped: number;
  /** For a fact check: the claims of the message with the sources closest to each. */
  checked?: CheckedClaim[];
  /** For a fact check: how many further claims were not checked. */
  unchecked?: number;
  /** What the reader should know about this answer. */
  notice?: Notice;
};

export type NoEvidence = {
  kind: 'no-evidence';
  question: string;
  /** The excerpts closest to the question, numbered from 1; empty when nothing is close. */
  nearest: Source[];
  asOf: AsOf;
};

/** An answer is facts and no markup; each frontend (Discord, terminal, web) renders it. */
export type Answer = Answered | NoEvidence;

/** Whether a model translated what an answer says into the language of the question. */
export function isTranslated({ statements }: Pick<Answered, 'statements'>): boolean {
  return statements.some(({ original }) => original !== undefined);
}

/** The sources of an answer; without evidence, the nearest coverage. */
export function sourcesOf(answer: Answer): Source[] {
  return answer.kind === 'answered' ? answer.sources : answer.nearest;
}

/** An answer that shows each of its sources as a statement, word for word. */
export function quotingAnswer(shown: {
  question: string;
  sources: Source[];
  asOf: AsOf;
}): Answered {
  const statements = shown.sources.map(({ number, quote }) => ({
    text: quote,
    citations: [number],
  }));
  return { kind: 'answered', ...shown, statements, method: 'quotes', dropped: 0 };
}

/** Cites a quotation: its number in a list of sources, which it joins if it is new. */
export function cite({ article, quote }: Omit<Source, 'number'>, sources: Source[]): number {
  const known = sources.find((one) => one.article.id === article.id && one.quote === quote);
  if (known) return known.number;
  const number = sources.length + 1;
  sources.push({ number, article, quote });
  return number;
}

/**
 * The verdict on a claim: what a model and the check of sentences say together; `not-judged` where no
 * model is configured, where it could not tell, or where the two disagree.
 */
export type Verdict = 'supported' | 'contradicted' | 'not-judged';

/** How one source, by its number, stands to a claim: `near` is close in words and says no more. */
export type Finding = { stance: 'supports' | 'contradicts' | 'near'; source: number };

/** A claim with the sources closest to it, the ones its verdict rests on first; no findings where none is close. */
export type CheckedClaim = { text: string; verdict: Verdict; findings: Finding[] };
