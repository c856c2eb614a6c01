/** What is made of a claim. No judge decides whether the sources support it, so it is `not-judged`. */
type Verdict = 'not-judged';

/** How one source, by its number, stands to a claim: `near` is close in words and says no more. */
export type Finding = { stance: 'near'; source: number };

/** A claim with the sources closest to it, closest first; no findings where none is close. */
export type CheckedClaim = { text: string; verdict: Verdict; findings: Finding[] };
