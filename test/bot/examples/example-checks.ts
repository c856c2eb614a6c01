import type { Coverage } from '../../../retrieval/fact-check/coverage.ts';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { wordedAnswer } from './example-answers.ts';

const { sources, asOf } = wordedAnswer;

/** A message with one claim of each verdict, the contradicted one borne out by an older article. */
export const harbourCheck: FactCheck = {
  kind: 'fact-check',
  text: 'The crews strike on 8 December. The first ferry left late. The mayor resigned on Sunday.',
  claims: [
    {
      text: 'The crews strike on 8 December.',
      verdict: 'contradicted',
      findings: [
        { stance: 'contradicts', source: 1 },
        { stance: 'supports', source: 3 },
      ],
    },
    {
      text: 'The first ferry left late.',
      verdict: 'supported',
      findings: [{ stance: 'supports', source: 3 }],
    },
    {
      text: 'The mayor resigned on Sunday.',
      verdict: 'not-covered',
      findings: [{ stance: 'near', source: 2 }],
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
