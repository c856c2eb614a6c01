import { expect, test } from 'vitest';
import { english } from '../../../../bot/i18n/english.ts';
import {
  discordDigest,
  type DigestPage,
  digestPageOf,
} from '../../../../bot/messages/discord/digest.ts';
import { discordDate } from '../../../../bot/messages/discord/markdown.ts';
import { discordTimeline } from '../../../../bot/messages/discord/timeline.ts';
import {
  buttonsOf,
  expectEscaped,
  expectWithinLimits,
  pagesOf,
  textsOf,
} from '../../examples/discord-limits.ts';
import { harbourDigest, harbourTimeline } from '../../examples/example-answers.ts';

test.each([
  ['digest', discordDigest(harbourDigest)],
  ['timeline', discordTimeline(harbourTimeline, { page: 0, strings: english })],
])('the message of a %s matches its snapshot', async (name, message) => {
  expectWithinLimits(message);
  expectEscaped(message);
  await expect(JSON.stringify(message, null, 2)).toMatchFileSnapshot(`golden/${name}.snap`);
});

test('a digest of a corpus whose articles are old begins with their date', () => {
  const old = { ...harbourDigest, topic: null, daysOld: 20 };
  const date = discordDate(old.asOf.newest) ?? '';
  expect(textsOf(discordDigest(old)).join('\n')).toMatch(
    new RegExp(`^-# ${english.digest.newest(date)}\n`, 'u'),
  );
  const topical = textsOf(discordDigest({ ...old, topic: 'the harbour' })).join('\n');
  expect(topical).toContain(english.digest.old(20));
  expect(topical).not.toContain(english.digest.newest(date));
});

test('a digest whose summaries were translated says so', () => {
  const stories = harbourDigest.stories.map((story) => ({
    ...story,
    statements: story.statements.map((one) => ({ ...one, original: one.text })),
  }));
  const line = english.digest.translated;
  expect(textsOf(discordDigest({ ...harbourDigest, stories })).join('\n')).toContain(line);
  expect(textsOf(discordDigest(harbourDigest)).join('\n')).not.toContain(line);
});

test('the pages of a timeline show each event once, in order', () => {
  const events = Array.from({ length: 20 }, (_, index) => ({
    at: harbourDigest.at,
    text: `Event ${index} happened.`,
    citations: [1],
  }));
  const timeline = { ...harbourTimeline, events };
  const pages = pagesOf(timeline, english).map((page) => textsOf(page).join('\n'));
  const shown = pages.flatMap((page) => page.match(/Event \d+/gu) ?? []);
  expect(shown).toEqual(events.map(({ text }) => text.slice(0, -' happened.'.length)));
});

test('a digest says how many stories did not fit', () => {
  const stories = Array.from({ length: 12 }, () => harbourDigest.stories).flat();
  const texts = textsOf(discordDigest({ ...harbourDigest, stories })).join('\n');
  expect(texts).toMatch(/\d+ more stories/u);
});

test.each([
  [{ topic: null, stories: [] }, /Nothing was published/u],
  [{ topic: 'chess', stories: [] }, /found nothing on this/u],
  [{ stories: [], asOf: { newest: null, oldest: null, articles: 0 } }, /no articles yet/u],
])('a digest without stories says why', (given, reason) => {
  expect(textsOf(discordDigest({ ...harbourDigest, ...given })).join('\n')).toMatch(reason);
});

test('a digest shows how widely a story is covered and whether it is new', () => {
  const texts = textsOf(discordDigest(harbourDigest)).join('\n');
  expect(texts).toContain('updated · 5 articles, 2 independent · <t:');
  expect(texts).toContain('new · 1 article · <t:');
});

const [story] = harbourDigest.stories;
if (story === undefined) throw new Error('The example has no story.');
const five = Array.from({ length: 5 }, (_, index) => ({
  ...story,
  headline: `Story ${index + 1}`,
}));
const request = {
  topic: 'the harbour',
  at: '2025-12-02T08:00:30.000Z',
  since: '2025-11-30T08:00:30.000Z',
};

test('the buttons of a digest lead through all its stories and back, by what they hold', () => {
  const digest = { ...harbourDigest, stories: five };
  const seen: string[] = [];
  const requests: DigestPage['request'][] = [];
  let page: DigestPage | null = { from: 0, request };
  while (page !== null) {
    const message = discordDigest(digest, english, page);
    seen.push(
      ...(textsOf(message)
        .join('\n')
        .match(/Story \d/gu) ?? []),
    );
    const next = buttonsOf(message).at(-1);
    page =
      next !== undefined && 'label' in next && next.label !== 'Back'
        ? digestPageOf(next.custom_id)
        : null;
    if (page !== null) requests.push(page.request);
  }
  expect(requests).toEqual([
    { topic: 'the harbour', at: '2025-12-02T08:01:00.000Z', since: '2025-11-30T08:00:00.000Z' },
  ]);
  expect(seen).toEqual(five.map(({ headline }) => headline));
  const last = discordDigest(digest, english, { from: 3, request });
  expect(digestPageOf(buttonsOf(last)[0]?.custom_id ?? '')?.from).toBe(0);
});

test('a digest that its buttons cannot ask for again says where the other stories are', () => {
  const digest = { ...harbourDigest, stories: five };
  for (const given of [{ sources: ['Coast Herald'] }, { topic: 'harbour '.repeat(20) }]) {
    const message = discordDigest(digest, english, { from: 0, request: { ...request, ...given } });
    expect(buttonsOf(message)).toEqual([]);
    expect(textsOf(message).join('\n')).toContain('2 more stories under Sources');
  }
});

test.each(['digest/1', 'digest/1/a/b', 'digest/-1/a///x', 'digest/1/zzzzzzzz///x', 'sources'])(
  'a button with the id %j turns no digest',
  (id) => {
    expect(digestPageOf(id)).toBeNull();
  },
);
