import { expect, test } from 'vitest';
import { english } from '../../../../bot/i18n/english.ts';
import { discordDigest } from '../../../../bot/messages/discord/digest.ts';
import { discordTimeline } from '../../../../bot/messages/discord/timeline.ts';
import {
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
