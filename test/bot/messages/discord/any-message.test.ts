import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckedFeed } from '../../../../bot/feeds/check.ts';
import type { DiscordMessage } from '../../../../bot/messages/discord/discord-message.ts';
import { english } from '../../../../bot/i18n/english.ts';
import { discordAnswer } from '../../../../bot/messages/discord/answer.ts';
import {
  discordForgetQuestion,
  discordNote,
  discordThreadHead,
  withActions,
} from '../../../../bot/messages/discord/components.ts';
import { discordDigest } from '../../../../bot/messages/discord/digest.ts';
import {
  discordAddedFeeds,
  discordCheckedFeeds,
  discordFeedList,
} from '../../../../bot/messages/discord/feeds.ts';
import { MAX_CITATIONS } from '../../../../bot/messages/discord/sources.ts';
import { discordSettings } from '../../../../bot/messages/discord/settings.ts';
import { discordSources } from '../../../../bot/messages/discord/sources.ts';
import { discordStatus } from '../../../../bot/messages/discord/status.ts';
import { discordWelcome } from '../../../../bot/messages/discord/welcome.ts';
import {
  anyAnswer,
  anyAsOf,
  anyDigest,
  anyStrings,
  anyText,
  anyTimeline,
} from '../../examples/arbitraries.ts';
import {
  expectEscaped,
  expectWithinLimits,
  shownNumbers,
  pagesOf,
  textsOf,
} from '../../examples/discord-limits.ts';

/** Random cases per property. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);
/** Milliseconds; a case takes about 20 ms, more on a slow machine. */
const timeout = Math.max(numRuns * 400, 30_000);

test('any answer becomes a valid, escaped message with every citation', { timeout }, () => {
  fc.assert(
    fc.property(anyAnswer, anyStrings, (answer, strings) => {
      const message = withActions(discordAnswer(answer, strings), {
        strings,
        shareable: true,
        hasSources: true,
      });
      expectValid(message);
      expectValid(discordSources(answer, strings));
      if (answer.kind !== 'answered') return;
      const { listed, cited } = shownNumbers(discordAnswer(answer, english));
      const shown = answer.statements.slice(0, answer.statements.length - omittedFrom(answer));
      expect(
        missing(citationsOf(shown, shown.length === 1 ? MAX_CITATIONS : Infinity), cited),
      ).toEqual([]);
      expect(missing([...cited], listed)).toEqual([]);
    }),
    { numRuns },
  );
});

test('any digest becomes a valid, escaped message with every citation', { timeout }, () => {
  fc.assert(
    fc.property(anyDigest, anyStrings, fc.nat({ max: 12 }), (digest, strings, from) => {
      const { topic, at, since } = digest;
      const page = { from, request: { topic, at, since, seenAt: since } };
      expectValid(discordDigest(digest, strings, page));
      const message = withActions(discordDigest(digest, strings), {
        strings,
        shareable: true,
        hasSources: true,
      });
      expectValid(message);
      const shown = digest.stories.slice(0, storiesIn(message));
      const statements = shown.flatMap((story) => story.statements.slice(0, 1));
      expect(missing(citationsOf(statements, MAX_CITATIONS), shownNumbers(message).cited)).toEqual(
        [],
      );
    }),
    { numRuns },
  );
});

test(
  'any page of any timeline becomes a valid, escaped message with every citation',
  { timeout },
  () => {
    fc.assert(
      fc.property(anyTimeline, anyStrings, (timeline, strings) => {
        const pages = pagesOf(timeline, strings);
        for (const message of pages) expectValid(message);
        const cited = new Set(pages.flatMap((message) => [...shownNumbers(message).cited]));
        expect(missing(citationsOf(timeline.events, MAX_CITATIONS), cited)).toEqual([]);
      }),
      { numRuns },
    );
  },
);

function expectValid(message: DiscordMessage): void {
  expectWithinLimits(message);
  expectEscaped(message);
  expect(message.components).toHaveLength(1);
}

function missing(wanted: readonly number[], shown: ReadonlySet<number>): number[] {
  return wanted.filter((number) => !shown.has(number));
}

/** The distinct citations of sentences, at most `most` of each. */
function citationsOf(statements: readonly { citations: number[] }[], most: number): number[] {
  return statements.flatMap(({ citations }) => [...new Set(citations)].slice(0, most));
}

/** How many omitted sentences the last line of the English message reports. */
function omittedFrom(answer: Parameters<typeof discordAnswer>[0]): number {
  const lastLine = textsOf(discordAnswer(answer, english)).at(-1)?.split('\n').at(-1) ?? '';
  const count = /^-# ([\d,]+) more /u.exec(lastLine)?.[1];
  return Number(count?.replaceAll(',', '') ?? 0);
}

/** How many stories a digest shows: each is a text of its own with one line of small print. */
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
  threads: fc.boolean(),
  language: fc.constantFrom('reader', 'en', 'de', 'es', 'fr'),
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
  only: fc.array(anyText, { maxLength: 3 }),
  without: fc.array(anyText, { maxLength: 3 }),
  headers: fc.array(anyText, { maxLength: 3 }),
  pages: fc.boolean(),
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
    spent: fc.record({ tokens: fc.nat(), budget: fc.option(fc.nat(), { nil: null }) }),
    latency: fc.option(fc.nat(), { nil: null }),
    version: anyText,
    startedAt: anyMoment,
    shards: fc.record({ own: fc.nat(), all: fc.nat() }),
  }),
);

const anyKind = fc.constantFrom('progress' as const, 'hint' as const, 'trouble' as const);

/** Settings, feeds, status, greetings and notes of any content. */
const anyMessage: fc.Arbitrary<DiscordMessage> = anyStrings.chain((strings) =>
  fc.oneof(
    anySettings.map((settings) => discordSettings(settings, strings)),
    fc.array(anyListed, { maxLength: 60 }).map((feeds) => discordFeedList(feeds, strings)),
    fc
      .record({ added: anyUrls, known: anyUrls, also: anyUrls, rejected: anyRejected })
      .map((added) => discordAddedFeeds(added, strings)),
    anyChecked.map((checked) => discordCheckedFeeds(checked, strings)),
    anyStatus.map((status) => discordStatus(status, strings)),
    fc
      .record({ articles: fc.nat(), questions: fc.array(anyText, { maxLength: 5 }) })
      .map((facts) => discordWelcome(facts, strings)),
    anyText.map((question) => discordThreadHead(question, strings)),
    fc.constant(discordForgetQuestion(strings)),
    fc.tuple(anyKind, anyText).map(([kind, sentence]) => discordNote(kind, sentence || '…')),
  ),
);

test('any settings, feeds, status, greetings and notes become a valid, escaped message', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      expectWithinLimits(message);
      expectEscaped(withoutOurMarkup(message));
      expect(message.components).toHaveLength(1);
    }),
    { numRuns: 1000 },
  );
});

test('a list says how many entries did not fit', () => {
  const feeds = Array.from({ length: 80 }, (_, index) => ({
    url: `https://paper-${index}.example/rss.xml`,
    title: `Paper ${index}`,
    health: 'fine' as const,
    last_success: '2025-12-02T08:00:00.000Z',
    next_visit: '2025-12-02T09:00:00.000Z',
    failures: 0,
    only: [],
    without: [],
    headers: [],
    pages: false,
    reason: null,
  }));
  const texts = textsOf(discordFeedList(feeds, english)).join('\n');
  const shown = texts.match(/Paper \d+ ·/gu)?.length ?? 0;
  expect(shown).toBeGreaterThan(20);
  expect(texts).toContain(`and ${80 - shown} more`);
});

/** Without our own channel mentions, which ping nobody, and bullets. */
function withoutOurMarkup(message: DiscordMessage): DiscordMessage {
  const written: DiscordMessage = JSON.parse(
    JSON.stringify(message).replaceAll(/<#\d{1,20}>/gu, '·'),
  );
  for (const part of written.components[0].components)
    if (part.type === 10) part.content = part.content.replaceAll(/^- /gmu, '');
  return written;
}
