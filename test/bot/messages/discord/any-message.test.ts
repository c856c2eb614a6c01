import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckedFeed } from '../../../../bot/feeds/check.ts';
import type { DiscordMessage } from '../../../../bot/messages/discord/discord-message.ts';
import { english } from '../../../../bot/i18n/english.ts';
import { discordMessage } from '../../../../bot/messages/discord/answer.ts';
import { withActions } from '../../../../bot/messages/discord/components.ts';
import { discordDigest } from '../../../../bot/messages/discord/digest.ts';
import {
  discordAddedFeeds,
  discordCheckedFeeds,
  discordFeedList,
} from '../../../../bot/messages/discord/feeds.ts';
import { fewCitations } from '../../../../bot/messages/discord/markdown.ts';
import { discordSettings } from '../../../../bot/messages/discord/settings.ts';
import { discordSourcesMessage } from '../../../../bot/messages/discord/sources.ts';
import { discordStatus } from '../../../../bot/messages/discord/status.ts';
import { timelineMessage, timelinePages } from '../../../../bot/messages/discord/timeline.ts';
import {
  anyAnswer,
  anyAsOf,
  anyDigest,
  anyStrings,
  anyText,
  anyTimeline,
} from '../../examples/arbitraries.ts';
import {
  expectDisarmed,
  expectWithinLimits,
  shownNumbers,
  textsOf,
} from '../../examples/discord-limits.ts';

/** A few hundred of each face, or as many as FUZZ_RUNS says. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);
/** Enough for a slow machine: drawing one of them takes some 20 ms. */
const timeout = Math.max(numRuns * 400, 30_000);

test(
  'any answer is a valid message that does nothing but be read, with every citation',
  { timeout },
  () => {
    fc.assert(
      fc.property(anyAnswer, anyStrings, (answer, strings) => {
        const message = withActions(discordMessage(answer, strings), {
          strings,
          shareable: true,
          hasSources: true,
        });
        expectValid(message);
        expectValid(discordSourcesMessage(answer, strings));
        if (answer.kind !== 'answered') return;
        const { listed, cited } = shownNumbers(discordMessage(answer, english));
        const shown = answer.statements.slice(0, answer.statements.length - omittedFrom(answer));
        expect(
          missing(citationsOf(shown, shown.length === 1 ? fewCitations : Infinity), cited),
        ).toEqual([]);
        expect(missing([...cited], listed)).toEqual([]);
      }),
      { numRuns },
    );
  },
);

test(
  'any digest is a valid message that does nothing but be read, with every citation',
  { timeout },
  () => {
    fc.assert(
      fc.property(anyDigest, anyStrings, (digest, strings) => {
        const message = withActions(discordDigest(digest, strings), {
          strings,
          shareable: true,
          hasSources: true,
        });
        expectValid(message);
        const shown = digest.stories.slice(0, storiesIn(message));
        const told = shown.flatMap(({ statements }) => statements.slice(0, 3));
        expect(missing(citationsOf(told, fewCitations), shownNumbers(message).cited)).toEqual([]);
      }),
      { numRuns },
    );
  },
);

test(
  'any page of any timeline is a valid message that does nothing but be read, with every citation',
  { timeout },
  () => {
    fc.assert(
      fc.property(anyTimeline, anyStrings, (timeline, strings) => {
        const pages = Array.from({ length: timelinePages(timeline) }, (_, page) =>
          timelineMessage(timeline, { page, strings }),
        );
        for (const message of pages) expectValid(message);
        const cited = new Set(pages.flatMap((message) => [...shownNumbers(message).cited]));
        expect(missing(citationsOf(timeline.events, fewCitations), cited)).toEqual([]);
      }),
      { numRuns },
    );
  },
);

function expectValid(message: DiscordMessage): void {
  expectWithinLimits(message);
  expectDisarmed(message);
  expect(message.components).toHaveLength(1);
}

function missing(wanted: readonly number[], shown: ReadonlySet<number>): number[] {
  return wanted.filter((number) => !shown.has(number));
}

/** What sentences cite, of each at most `most`. */
function citationsOf(told: readonly { citations: number[] }[], most: number): number[] {
  return told.flatMap(({ citations }) => [...new Set(citations)].slice(0, most));
}

/** How many sentences of the answer its English message says it left out. */
function omittedFrom(answer: Parameters<typeof discordMessage>[0]): number {
  const body = textsOf(discordMessage(answer, english)).join('\n');
  const count = /^-# … ([\d,]+) sentences? more than a message can hold$/mu.exec(body)?.[1];
  return Number(count?.replaceAll(',', '') ?? 0);
}

/** How many stories a message of a digest tells: each has one line of small print in a text of its own. */
function storiesIn(message: DiscordMessage): number {
  return textsOf(message).filter((text) => /^\*\*.*\*\*\n-# /u.test(text)).length;
}

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
