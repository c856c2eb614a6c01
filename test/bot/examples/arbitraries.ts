import * as fc from 'fast-check';
import { languages, stringsFor } from '../../../bot/i18n/languages.ts';
import type { Answer, AsOf, Source } from '../../../retrieval/answer.ts';
import type { Digest, DigestStory, Timeline } from '../../../retrieval/digest/digest.ts';

const attacks = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@!123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</ask:123456789012345678>',
  '<:smile:123456789012345678>',
  '<a:wave:123456789012345678>',
  '<t:1733011200:R>',
  '<id:customize>',
  '[free money](https://evil.example)',
  '](https://evil.example)',
  '[',
  ']',
  '```js\n',
  '`',
  '``',
  '||',
  '|',
  '**',
  '*',
  '__',
  '_',
  '~~',
  '# ',
  '## ',
  '-# ',
  '> ',
  '>>> ',
  '- ',
  '* ',
  '1. ',
  '23) ',
  '\\',
  '\\\\',
  '<https://evil.example>',
  'https://evil.example',
  '\u202E',
  '\u2066',
  '\u200F\u061C',
  'قالت الوزارة [1] إن @everyone',
  'העיר הודיעה <@&123456789012345678>',
  '\n\n',
  '\n# ',
  '\n> ',
  '\u0000',
  '\u001B[31m',
  '\uD800',
  '<',
  '@',
  '…',
  '👩‍👩‍👧‍👦',
];
const long = [
  'w'.repeat(500),
  '語'.repeat(500),
  '*'.repeat(300),
  '🙂'.repeat(200),
  'e\u0301\u0302'.repeat(150),
  'ein ganz gewöhnlicher Satz mit Wörtern '.repeat(30),
  '@everyone '.repeat(60),
  'शब्द '.repeat(100),
];

/** Text from outside: any script, emoji, very long words, Markdown and mention attacks, mixtures. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom(...attacks),
      fc.constantFrom(...attacks),
      fc.constantFrom(...long),
    ),
    { maxLength: 5 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((joint) => parts.join(joint)));

const anyUrl = fc.oneof(
  fc.constant(null),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.integer({ min: 10, max: 700 }).map((length) => `https://news.example/${'a-'.repeat(length)}`),
  fc.constantFrom(
    'https://news.example/a_(b)?c=[d]&e=`f`||g',
    'javascript:alert(1)',
    'https://news.example/@everyone',
    'http://a@b.example/',
    'not a url',
    'https://münchen.example/straße',
    'http://127.0.0.1/x',
    'data:text/html,x',
  ),
);

const anyDate = fc.oneof(
  fc.constant(null),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

export const anyAsOf: fc.Arbitrary<AsOf> = fc.record({
  newest: anyDate,
  oldest: anyDate,
  articles: fc.nat(),
});

const anyArticle = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'),
  url: anyUrl,
  title: anyText,
  source: anyText,
  publishedAt: anyDate,
});

export const anySources: fc.Arbitrary<Source[]> = fc
  .array(fc.record({ article: anyArticle, quote: anyText }), { maxLength: 20 })
  .map((sources) => sources.map((source, index) => ({ number: index + 1, ...source })));

const answered: fc.Arbitrary<Answer> = anySources.chain((sources) =>
  fc.record({
    kind: fc.constant('answered' as const),
    question: anyText,
    statements: fc.array(
      fc.record(
        {
          text: anyText,
          citations:
            sources.length === 0
              ? fc.constant<number[]>([])
              : fc.array(fc.integer({ min: 1, max: sources.length }), { maxLength: 40 }),
          original: anyText,
        },
        { requiredKeys: ['text', 'citations'] },
      ),
      { maxLength: 14 },
    ),
    sources: fc.constant(sources),
    asOf: anyAsOf,
    method: fc.constantFrom('model' as const, 'quotes' as const),
    dropped: fc.nat(),
    notice: fc.constantFrom(
      'coverage-only',
      'older-than-asked',
      'model-failed',
      'model-budget',
      'model-writing',
    ),
  }),
);

const refused: fc.Arbitrary<Answer> = fc.record({
  kind: fc.constant('no-evidence' as const),
  question: anyText,
  nearest: anySources,
  asOf: anyAsOf,
});

/** Any answer within its type. */
export const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(answered, refused);

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
    method: fc.constantFrom('model' as const, 'quotes' as const),
    dropped: fc.nat(),
    members: fc.constant([]),
    articles: fc.nat(),
    publishers: fc.nat(),
    independent: fc.nat(),
    first: anyMoment,
    last: anyMoment,
    news: fc.constantFrom('new' as const, 'developing' as const, 'known' as const, null),
  });
}

/** Any digest within its type. */
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

/** Any timeline within its type. */
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

/** Any language of the interface. */
export const anyStrings = fc.constantFrom(...languages.keys()).map(stringsFor);
