import type { Answered, AsOf, Source } from '../answer.ts';

/** What the corpus says of a claim; `not-covered` wherever there is a doubt. */
export type Verdict = 'supported' | 'contradicted' | 'not-covered';

/** What one source says of a claim: the same, something else of the same thing, or something near it. */
export type Finding = { stance: 'supports' | 'contradicts' | 'near'; source: number };

/** A claim with its verdict and what that rests on, the newest finding first. */
export type CheckedClaim = { text: string; verdict: Verdict; findings: Finding[] };

/** A message laid beside the corpus. `sources` are numbered from 1 over all claims. */
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
export function answerOfCheck({ text, claims, sources, asOf }: FactCheck): Answered {
  return {
    kind: 'answered',
    question: text,
    statements: sources.map(({ number, quote }) => ({ text: quote, citations: [number] })),
    sources,
    asOf,
    method: 'quotes',
    dropped: 0,
    checked: claims,
  };
}
