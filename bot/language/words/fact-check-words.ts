import type { AsOf } from '../../../retrieval/answer.ts';
import type { CheckedClaim } from '../../../retrieval/checked-claim.ts';

/** What stands around the check of a message, and around the coverage of one. */
export type FactCheckStrings = {
  heading: string;
  /** What came of a claim, in a few words: whether any article comes close. */
  verdict(claim: CheckedClaim): string;
  /** That sentences were not looked at. */
  omitted(count: number): string;
  /** How far a check goes, so that nobody takes it for more. */
  caveat: string;
  /** That a message has no words to be read, such as a picture alone. */
  noWords: string;
  /** That a message states nothing that could be checked. */
  noClaims: string;
  /** Says that nothing bears on a message. */
  noCoverage(asOf: AsOf): string;
  /** How much bears on a message. */
  found(articles: number, stories: number): string;
};
