/** What the corpus says of a claim; `not-covered` wherever there is a doubt. */
export type Verdict = 'supported' | 'contradicted' | 'not-covered';

/** What one source says of a claim: the same, something else of the same thing, or something near it. */
export type Finding = { stance: 'supports' | 'contradicts' | 'near'; source: number };

/** A claim with its verdict and what that rests on, the newest finding first. */
export type CheckedClaim = { text: string; verdict: Verdict; findings: Finding[] };
