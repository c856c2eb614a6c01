import type { Answered, AsOf, Source } from '../answer.ts';
import type { CheckedClaim } from '../checked-claim.ts';

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
