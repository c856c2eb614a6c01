import type { Answered, NoEvidence } from '../../../retrieval/answer.ts';
import type { Digest, DigestStory, Timeline } from '../../../retrieval/digest/digest.ts';
import type { Coverage } from '../../../retrieval/fact-check/coverage.ts';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';

const harbour = {
  id: 'harbour',
  url: 'https://news.example/2025/12/01/harbour-talks_(update).html',
  title: 'Harbour talks: ferry crews and the city agree on a pause',
  source: 'Coast Herald',
  publishedAt: '2025-12-01T09:30:00.000Z',
};
const storm = {
  id: 'storm',
  url: null,
  title: 'Storm "Ilka" *weakens* on its way north',
  source: 'Northern Wire',
  publishedAt: '2025-11-30T00:00:00.000Z',
};

const asOf = {
  newest: '2025-12-01T18:00:00.000Z',
  oldest: '2025-06-02T07:00:00.000Z',
  articles: 6028,
};

/** An answer written by a model: two sources from one article, and one without a URL. */
export const wordedAnswer: Answered = {
  kind: 'answered',
  question: 'What came out of the harbour talks?',
  statements: [
    { text: 'The ferry crews paused their strike until 12 December.', citations: [1, 2] },
    { text: '1. A storm delayed the first crossing by six hours.', citations: [3] },
  ],
  sources: [
    { number: 1, article: harbour, quote: 'Crews will not strike before 12 December.' },
    { number: 2, article: harbour, quote: '“We needed a pause,” said mayor Oda Brandt.' },
    { number: 3, article: storm, quote: 'The first ferry left six hours late.' },
  ],
  asOf,
  method: 'model',
  dropped: 2,
};

/** An answer of quotes, because the model failed. */
export const quotedAnswer: Answered = {
  kind: 'answered',
  question: 'When will ferry crews strike?',
  statements: [
    { text: 'Crews will not strike before 12 December.', citations: [1] },
    { text: 'The first ferry left six hours late.', citations: [2] },
  ],
  sources: [
    { number: 1, article: harbour, quote: 'Crews will not strike before 12 December.' },
    { number: 2, article: storm, quote: 'The first ferry left six hours late.' },
  ],
  asOf,
  method: 'quotes',
  dropped: 0,
  notice: 'model-failed',
};

/** No answer, with one article as the closest coverage. */
export const refusal: NoEvidence = {
  kind: 'no-evidence',
  question: 'Who won the 2031 chess final?',
  nearest: [{ number: 1, article: storm, quote: 'The first ferry left six hours late.' }],
  asOf,
};

const { sources } = wordedAnswer;

/** Two stories: one with new developments and a copied article, and a new one. */
export const harbourDigest: Digest = {
  kind: 'digest',
  topic: 'the harbour',
  at: '2025-12-02T08:00:00.000Z',
  since: '2025-11-29T08:00:00.000Z',
  stories: [
    {
      id: 'harbour',
      headline: 'Harbour talks: ferry crews and the city agree on a pause',
      statements: [
        { text: 'Crews will not strike before 12 December.', citations: [1] },
        { text: '“We needed a pause,” said mayor Oda Brandt.', citations: [2] },
      ],
      method: 'quotes',
      dropped: 0,
      members: [
        member('strike', 'Northern Wire', '2025-11-30T07:00:00.000Z'),
        { ...member('strike-copy', 'Hill Post', '2025-11-30T07:30:00.000Z'), isCopy: true },
        member('mayor', 'Coast Herald', '2025-11-30T12:00:00.000Z'),
        member('vote', 'Northern Wire', '2025-11-30T20:00:00.000Z'),
        member('harbour', 'Coast Herald', '2025-12-01T09:30:00.000Z'),
      ],
      articles: 5,
      publishers: 3,
      independent: 2,
      first: '2025-11-30T07:00:00.000Z',
      last: '2025-12-01T09:30:00.000Z',
      news: 'developing',
    },
    {
      id: 'storm',
      headline: 'Storm "Ilka" *weakens* on its way north',
      statements: [{ text: 'The first ferry left six hours late.', citations: [3] }],
      method: 'quotes',
      dropped: 0,
      members: [member('storm', 'Northern Wire', '2025-11-30T00:00:00.000Z')],
      articles: 1,
      publishers: 1,
      independent: 1,
      first: '2025-11-30T00:00:00.000Z',
      last: '2025-11-30T00:00:00.000Z',
      news: 'new',
    },
  ],
  sources,
  asOf,
};

/** Two events on different days. */
export const harbourTimeline: Timeline = {
  kind: 'timeline',
  topic: 'the harbour',
  events: [
    {
      at: '2025-11-30T00:00:00.000Z',
      text: 'The first ferry left six hours late.',
      citations: [3],
    },
    {
      at: '2025-12-01T09:30:00.000Z',
      text: 'Crews will not strike before 12 December.',
      citations: [1],
    },
  ],
  sources,
  asOf,
};

function member(id: string, source: string, publishedAt: string): DigestStory['members'][number] {
  return { id, source, publishedAt, isCopy: false };
}

/** Three claims: close to two sources, close to one, and close to none. */
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

/** The coverage of a message: two articles in two stories. */
export const harbourCoverage: Coverage = {
  kind: 'coverage',
  text: harbourCheck.text,
  sources,
  stories: 2,
  asOf,
};
