import type { Digest, DigestStory, Timeline } from '../../../retrieval/digest/digest.ts';
import { wordedAnswer } from './example-answers.ts';

const { sources, asOf } = wordedAnswer;

/** Two stories: one that goes on and is copied, and one that nobody has seen. */
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

/** Two days of the harbour. */
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
