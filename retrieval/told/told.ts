import type { Candidate } from '../sentences/rank-sentences.ts';

/** What a sentence tells for what is asked, as far as its words give it exactly. */
export type Told = {
  kind: 'quantity' | 'name' | 'outcome';
  /** Equal for what is the same: a number, the last part of a name, `yes` or `no`. */
  key: number | string;
  /** As it stands in the sentence; for an outcome `yes` or `no`. */
  text: string;
};

/** A dated sentence about what is asked, with what it tells. */
export type ToldBy = { candidate: Candidate; told: Told; publishedAt: string };
