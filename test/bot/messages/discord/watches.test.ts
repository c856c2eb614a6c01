import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../../../bot/i18n/english.ts';
import type { Watch } from '../../../../bot/state/watches.ts';
import {
  type AnnouncedNews,
  discordAnnouncement,
  fittingStories,
} from '../../../../bot/messages/discord/announcement.ts';
import {
  discordFeedItem,
  discordFeedRest,
  feedItemText,
  type PostedItem,
  postTitle,
} from '../../../../bot/messages/discord/feed-item.ts';
import {
  discordWatch,
  discordWatches,
  discordWatchList,
  watchControlId,
  watchControlOf,
} from '../../../../bot/messages/discord/watches.ts';
import { anyDigest, anyStrings, anyText } from '../../examples/arbitraries.ts';
import { expectEscaped, expectWithinLimits, textsOf } from '../../examples/discord-limits.ts';
import { eight, everyArticle, watchOf } from '../../watches/example-watches.ts';

const anyRole = fc.constantFrom(null, '1234567890123456789', '9876543210987654321');

const anyAnnounced: fc.Arbitrary<AnnouncedNews> = anyDigest
  .filter(({ stories }) => stories.length > 0)
  .chain(({ stories, sources, asOf }) =>
    fc
      .tuple(
        ...stories.map((story) =>
          fc.record({ topic: anyText, roleId: anyRole, story: fc.constant(story) }),
        ),
      )
      .map((announced) => ({ stories: announced, sources, asOf })),
  );

test('any announcement is a valid message that mentions only its roles and has every citation', () => {
  fc.assert(
    fc.property(anyAnnounced, anyStrings, (announced, strings) => {
      const count = fittingStories(announced, strings);
      const shown = { ...announced, stories: announced.stories.slice(0, count) };
      const message = discordAnnouncement(shown, strings);
      expectWithinLimits(message);
      const named =
        textsOf(message)
          .join('\n')
          .match(/<@&\d+>/gu) ?? [];
      expect(named).toHaveLength(new Set(shown.stories.flatMap(({ roleId }) => roleId ?? [])).size);
      const [container] = message.components;
      const [first] = container.components;
      const isCall = first?.type === 10 && first.content.startsWith('<@&');
      expectEscaped({
        ...message,
        components: [{ ...container, components: container.components.slice(isCall ? 1 : 0) }],
      });
      const numbers = new Set(
        shown.stories.flatMap(({ story }) =>
          story.statements.slice(0, 3).flatMap(({ citations }) => citations.slice(0, 3)),
        ),
      );
      const text = textsOf(message).join('\n');
      expect([...numbers].filter((number) => !text.includes(`[${number}]`))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const anyFeed = fc.record({
  of: fc.record({ publisher: anyText }),
  show: fc.constant(everyArticle.show),
  filter: fc.record({
    only: fc.array(anyText, { maxLength: 20 }),
    without: fc.array(anyText, { maxLength: 20 }),
  }),
  isForum: fc.boolean(),
  isPublished: fc.boolean(),
});
const anyWatch: fc.Arbitrary<Watch> = fc
  .record({
    topic: anyText,
    id: fc.nat(),
    roleId: anyRole,
    paused: fc.constantFrom(
      null,
      'no-access' as const,
      'no-permission' as const,
      'closed' as const,
    ),
    days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 }),
    isStopped: fc.boolean(),
    feed: fc.oneof(fc.constant(null), anyFeed),
    channelId: fc.bigInt(1n, 2n ** 63n).map(String),
  })
  .map(({ topic, days, ...rest }) => ({
    ...watchOf(topic, {
      rhythm: {
        kind: 'hours',
        times: [{ hour: 23, minute: 59 }],
        zone: 'America/Argentina/Comodrivadavia',
        days,
      },
    }),
    ...rest,
    isStirred: false,
    checkedAt: null,
  }));

test('any list of watches is a valid message that shows each watch', () => {
  fc.assert(
    fc.property(
      fc.array(anyWatch, { minLength: 1, maxLength: 25 }),
      anyStrings,
      (watches, strings) => {
        const message = discordWatches(watches, strings);
        expectWithinLimits(message);
        expectEscaped(message);
        expect(textsOf(message).join('').match(/23:59/gu)).toHaveLength(watches.length);
      },
    ),
    { numRuns: 200 },
  );
});

test('any page of any watches to manage is a valid message, and so is each watch', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyWatch, { maxLength: 60, selector: ({ id }) => id }),
      fc.record({ page: fc.nat(9), note: anyText, inServer: fc.boolean(), strings: anyStrings }),
      (watches, options) => {
        const list = discordWatchList(watches, options);
        const one = watches.slice(0, 1).map((watch) => discordWatch(watch, options.strings));
        expect(list.components).not.toEqual([]);
        for (const message of [list, ...one]) {
          expectWithinLimits(message);
          expectEscaped(message);
        }
      },
    ),
    { numRuns: 200 },
  );
});

const anyItem: fc.Arbitrary<PostedItem> = fc.record({
  article: fc.record({
    id: anyText,
    url: fc.oneof(fc.constant(null), fc.webUrl({ withQueryParameters: true }), anyText),
    title: anyText,
    source: anyText,
    publishedAt: fc.constantFrom(null, eight),
  }),
  sentence: fc.oneof(fc.constant(null), anyText),
  others: fc.array(anyText, { maxLength: 8 }),
  roleId: anyRole,
});
const anyShown = fc.record({
  sentence: fc.boolean(),
  picture: fc.boolean(),
  publisher: fc.boolean(),
  story: fc.boolean(),
});

test('any article of a feed is a valid message that mentions only its role, as a card and as text', () => {
  fc.assert(
    fc.property(anyItem, anyShown, anyStrings, (item, show, strings) => {
      const message = discordFeedItem(item, { show, strings });
      expectWithinLimits(message);
      expectEscaped(discordFeedItem({ ...item, roleId: null }, { show, strings }));
      const text = feedItemText(item, { show, strings });
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(2_000);
      expect(text.trim()).toBe(text);
      const mentions = item.roleId === null ? [] : [`<@&${item.roleId}>`];
      expect(text.match(/<@[&!]?\d+>|@everyone|@here/gu) ?? []).toEqual(mentions);
      const title = postTitle(item.article, strings);
      expect(title).toMatch(/^(?!\s).{1,100}(?<!\s)$/su);
      expect(title.isWellFormed()).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('the rest of any burst is a valid list', () => {
  fc.assert(
    fc.property(
      fc.array(anyItem, { minLength: 1, maxLength: 60 }),
      anyText,
      anyStrings,
      (items, name, strings) => {
        const message = discordFeedRest(
          items.map(({ article }) => article),
          { name, strings },
        );
        expect(message.components).not.toEqual([]);
        expectWithinLimits(message);
        expectEscaped(message);
      },
    ),
    { numRuns: 200 },
  );
});

test('a control is read from its id as it was written', () => {
  const anyNumber = fc.nat(2 ** 31 - 1);
  const anyControl = fc.oneof(
    anyNumber.map((page) => ({ what: 'page' as const, page })),
    fc.constant({ what: 'choose' as const }),
    fc.record({
      what: fc.constantFrom(
        'pause' as const,
        'resume' as const,
        'test' as const,
        'edit' as const,
        'remove' as const,
      ),
      id: anyNumber,
    }),
  );
  fc.assert(
    fc.property(anyControl, (control) => {
      expect(watchControlOf(watchControlId(control))).toEqual(control);
    }),
  );
  for (const other of ['sources', 'timeline/1/watch', 'watch/burn/1', 'watch/pause/1/2'])
    expect(watchControlOf(other)).toBeNull();
});

test('a list of watches shows when each is due', () => {
  const watch = {
    ...watchOf('the harbour'),
    id: 1,
    checkedAt: null,
    paused: null,
    isStopped: false,
    isStirred: false,
  };
  const text = textsOf(discordWatches([watch], english)).join('');
  expect(text).toContain('every day at 08:00 (Europe/London)');
  expect(text).toContain(`<t:${Date.parse(eight) / 1000}:R>`);
});
