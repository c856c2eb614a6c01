import * as fc from 'fast-check';
import type { Source } from '../../../retrieval/answer.ts';
import type { Digest, DigestStory, Timeline } from '../../../retrieval/digest/digest.ts';
import { anyAsOf, anySources, anyText } from './any-answer.ts';

const anyMoment = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());

function anyCitations(sources: readonly Source[]): fc.Arbitrary<number[]> {
  return sources.length === 0
    ? fc.constant([])
    : fc.array(fc.integer({ min: 1, max: sources.length }), { maxLength: 8 });
}

function anyStory(sources: readonly Source[]): fc.Arbitrary<DigestStory> {
  return fc.record({
    id: anyText,
    headline: anyText,
    statements: fc.array(fc.record({ text: anyText, citations: anyCitations(sources) }), {
      maxLength: 5,
    }),
    members: fc.constant([]),
    articles: fc.nat(),
    publishers: fc.nat(),
    independent: fc.nat(),
    first: anyMoment,
    last: anyMoment,
    news: fc.constantFrom('new' as const, 'developing' as const, 'known' as const, null),
  });
}

/** Any digest that the types allow. */
export const anyDigest: fc.Arbitrary<Digest> = anySources.chain((sources) =>
  fc.record(
    {
      kind: fc.constant('digest' as const),
      topic: fc.oneof(fc.constant(null), anyText),
      at: anyMoment,
      since: anyMoment,
      stories: fc.array(anyStory(sources), { maxLength: 14 }),
      sources: fc.constant(sources),
      asOf: anyAsOf,
      daysOld: fc.nat(5_000),
    },
    { requiredKeys: ['kind', 'topic', 'at', 'since', 'stories', 'sources', 'asOf'] },
  ),
);

/** Any timeline that the types allow. */
export const anyTimeline: fc.Arbitrary<Timeline> = anySources.chain((sources) =>
  fc.record({
    kind: fc.constant('timeline' as const),
    topic: anyText,
    events: fc.array(
      fc.record({ at: anyMoment, text: anyText, citations: anyCitations(sources) }),
      { maxLength: 30 },
    ),
    sources: fc.constant(sources),
    asOf: anyAsOf,
  }),
);
