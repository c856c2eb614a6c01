import type { Coverage } from '../../../retrieval/fact-check/coverage.ts';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { wordedAnswer } from './example-answers.ts';

const { sources, asOf } = wordedAnswer;

/** A message with a claim close to two sources, one close to one, and one that no article comes close to. */
export const harbourCheck: FactCheck = {
  kind: 'fact-check',
  text: 'The crews strike on 8 December. The first ferry left late. The mayor resigned on Sunday.',
  claims: [
    {
      text: 'The crews strike on 8 December.',
      verdict: 'not-judged',
      findings: [
        { stance: 'near', source: 1 },
        { stance: 'near', source: 2 },
      ],
    },
    {
      text: 'The first ferry left late.',
      verdict: 'not-judged',
      findings: [{ stance: 'near', source: 3 }],
    },
    {
      text: 'The mayor resigned on Sunday.',
      verdict: 'not-judged',
      findings: [],
    },
  ],
  omitted: 0,
  sources,
  asOf,
};

/** Two articles of two stories. */
export const harbourCoverage: Coverage = {
  kind: 'coverage',
  text: harbourCheck.text,
  sources,
  stories: 2,
  asOf,
};
