import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckedFeed } from '../../../../bot/feeds/check.ts';
import type { DiscordMessage } from '../../../../bot/render/discord/discord-message.ts';
import { discordAddedFeeds } from '../../../../bot/render/discord/house/added-feeds.ts';
import { discordCheckedFeeds } from '../../../../bot/render/discord/house/checked-feeds.ts';
import { discordFeedList } from '../../../../bot/render/discord/house/feed-list.ts';
import { discordSettings } from '../../../../bot/render/discord/house/settings.ts';
import { discordStatus } from '../../../../bot/render/discord/house/status.ts';
import { english } from '../../../../bot/language/english.ts';
import { anyAsOf, anyText } from '../../examples/any-answer.ts';
import { anyStrings } from '../../examples/any-words.ts';
import { expectDisarmed, expectWithinLimits, textsOf } from '../../examples/discord-limits.ts';

const anyMoment = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
const anyUrl = fc.oneof(fc.webUrl({ withQueryParameters: true }), anyText);
const anyTitle = fc.option(anyText, { nil: null });
const anyReason = fc.option(anyText, { nil: null });

const anySettings = fc.record({
  channels: fc.array(fc.oneof(fc.bigInt(1n, 2n ** 63n).map(String), anyText), { maxLength: 100 }),
  mentions: fc.constantFrom('everywhere' as const, 'threads' as const),
  language: fc.constantFrom('reader' as const, 'en' as const, 'de' as const),
  timeZone: anyText,
  sources: fc.array(anyText, { maxLength: 100 }),
  cooldown: fc.nat(),
  personDaily: fc.nat(),
  serverDaily: fc.nat(),
  isPrivate: fc.boolean(),
  usesModel: fc.boolean(),
});
const anyListed = fc.record({
  url: anyUrl,
  title: anyTitle,
  health: fc.constantFrom('new' as const, 'fine' as const, 'failing' as const, 'ended' as const),
  last_success: fc.option(anyMoment, { nil: null }),
  next_visit: fc.option(anyMoment, { nil: null }),
  failures: fc.nat(),
  reason: anyReason,
});
const anyUrls = fc.array(anyUrl, { maxLength: 60 });
const anyRejected = fc.array(fc.record({ input: anyText, reason: anyText }), { maxLength: 5 });
const anyChecked: fc.Arbitrary<CheckedFeed[]> = fc.array(
  fc.record({
    url: anyUrl,
    title: anyTitle,
    reason: anyReason,
    next_visit: fc.option(anyMoment, { nil: null }),
    articles: fc.array(
      fc.record({ title: anyText, source: anyText, published_at: anyMoment, text: anyText }),
      { maxLength: 8 },
    ),
    rejected: anyRejected,
  }),
  { minLength: 1, maxLength: 8 },
);
const anyStatus = fc.tuple(anyAsOf, fc.array(anyText, { maxLength: 12 })).chain(([asOf, sources]) =>
  fc.record({
    articles: fc.constant(asOf.articles),
    newest: fc.constant(asOf.newest),
    oldest: fc.constant(asOf.oldest),
    sources: fc.constant(sources),
    model: anyTitle,
    feeds: fc.record({
      followed: fc.nat(),
      failing: fc.nat(),
      lastRefresh: fc.option(anyMoment, { nil: null }),
    }),
    latency: fc.option(fc.nat(), { nil: null }),
  }),
);

/** What the administration says, of anything. */
const anyMessage: fc.Arbitrary<DiscordMessage> = anyStrings.chain((strings) =>
  fc.oneof(
    anySettings.map((settings) => discordSettings(settings, strings)),
    fc.array(anyListed, { maxLength: 60 }).map((feeds) => discordFeedList(feeds, strings)),
    fc
      .record({ added: anyUrls, known: anyUrls, also: anyUrls, rejected: anyRejected })
      .map((added) => discordAddedFeeds(added, strings)),
    anyChecked.map((checked) => discordCheckedFeeds(checked, strings)),
    anyStatus.map((status) => discordStatus(status, strings)),
  ),
);

test('whatever the administration shows stays within every limit of Discord and does nothing but be read', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      expectWithinLimits(message);
      // Channels are named so that Discord shows their names; that notifies nobody.
      expectDisarmed(withoutOurs(message));
      expect(message.components).toHaveLength(1);
    }),
    { numRuns: 1000 },
  );
});

test('a list says how many of its entries there was no room for', () => {
  const feeds = Array.from({ length: 80 }, (_, index) => ({
    url: `https://paper-${index}.example/rss.xml`,
    title: `Paper ${index}`,
    health: 'fine' as const,
    last_success: '2025-12-02T08:00:00.000Z',
    next_visit: '2025-12-02T09:00:00.000Z',
    failures: 0,
    reason: null,
  }));
  const texts = textsOf(discordFeedList(feeds, english)).join('\n');
  const shown = texts.match(/Paper \d+ ·/gu)?.length ?? 0;
  expect(shown).toBeGreaterThan(20);
  expect(texts).toContain(`and ${80 - shown} more`);
});

/** Without channels and the bullets of our own lists. */
function withoutOurs(message: DiscordMessage): DiscordMessage {
  const written: DiscordMessage = JSON.parse(
    JSON.stringify(message).replaceAll(/<#\d{1,20}>/gu, '·'),
  );
  for (const part of written.components[0].components)
    if (part.type === 10) part.content = part.content.replaceAll(/^- /gmu, '');
  return written;
}
