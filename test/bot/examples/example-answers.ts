import type { Answered, NoEvidence } from '../../../retrieval/answer.ts';

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

/** Made-up news, worded by a model: two sources of one article and one without an address. */
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

/** The same, quoted, with a reason why the model did not word it. */
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

/** A question that the made-up corpus cannot answer. */
export const refusal: NoEvidence = {
  kind: 'no-evidence',
  question: 'Who won the 2031 chess final?',
  nearest: [{ number: 1, article: storm, quote: 'The first ferry left six hours late.' }],
  asOf,
};
