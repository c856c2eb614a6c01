import { expect, onTestFinished, test } from 'vitest';
import type { Feeds } from '../../../../bot/feeds/feeds.ts';
import { findFeeds } from '../../../../corpus/sources/web/find-feeds.ts';
import { readFetchedFeed, readFetchedPage } from '../../../../corpus/sources/reading-pool.ts';
import { openFeedDatabase } from '../../../../bot/state/database.ts';
import { sqlFeedList } from '../../../../bot/state/feed-list.ts';
import { newFeed } from '../../../../corpus/following/feed.ts';
import { followFeed } from '../../../../corpus/following/follow-feed.ts';
import { FeedListUnavailable } from '../../../../corpus/errors.ts';
import type { CommandInput } from '../../../support/discord/person.ts';
import type { SeenMessage } from '../../../support/discord/seen.ts';
import { newspaper } from '../../../support/newsroom/newspaper.ts';
import { webForTest } from '../../../support/web-for-test.ts';
import { weekOfNews } from '../../../support/week-of-news.ts';
import { type Fixture, startBot, startOn } from '../bot-under-test.ts';

const stories = weekOfNews('Ferrytown').slice(0, 2);
const paper = newspaper({ title: 'The Daily', stories, hasFullFeeds: true });

/** A feed list, and a web of one newspaper; `url` returns the address of one of its paths. */
async function openDaily(): Promise<{
  feeds: Pick<Feeds, 'list' | 'find' | 'follow'>;
  url: (path: string) => string;
}> {
  // The first reading starts a thread, which can take longer than the bot is watched being quiet.
  await readFetchedFeed(new Uint8Array(), null, 'https://daily.example/');
  const { newsroom, web, clock } = await webForTest({ 'daily.example': paper });
  clock.advanceTo(new Date('2026-03-03T08:00:00Z'));
  onTestFinished(async () => await newsroom.close());
  const list = sqlFeedList(openFeedDatabase(':memory:'));
  const readers = { readFeed: readFetchedFeed, readPage: readFetchedPage };
  const moment = { now: '2026-03-03T08:00:00.000Z', random: 0 };
  return {
    feeds: {
      list,
      find: async (word) => await findFeeds(word, web),
      follow: async (feed) => await followFeed(feed, { ...moment, ...readers, web }),
    },
    url: (path) => newsroom.url('daily.example', path),
  };
}

async function run(
  { discord }: Pick<Fixture, 'discord'>,
  subcommand: string,
  more: Omit<CommandInput, 'name' | 'options'> & { address?: string } = {},
): Promise<SeenMessage> {
  const { address, ...input } = more;
  const options = address === undefined ? {} : { address };
  const command = { name: 'feeds', subcommand, options, user: discord.owner, ...input };
  return await discord.runCommand(command).answered({ within: 15_000 });
}

test('follows the feed that the page of a site names, and lists its other feeds', async () => {
  const { feeds, url } = await openDaily();
  const { discord, bot } = await startBot({ feeds });
  const added = await run({ discord }, 'add', { address: url('/') });
  expect(added.text).toContain('Now following');
  expect(added.text).toContain(`](${url('/rss.xml')})`);
  expect(added.text).toContain('The page also lists these feeds');
  expect(added.text).toContain(`](${url('/atom.xml')})`);
  expect(added.ephemeral).toBe(true);
  const known = await run({ discord }, 'add', { address: url('/rss.xml') });
  expect(known.text).toContain('Already followed');
  await bot.close();
  await startOn(discord, { feeds });
  expect((await run({ discord }, 'list')).text).toContain('not read yet · next visit <t:');
});

test('checks a feed without following it', async () => {
  const { feeds, url } = await openDaily();
  const { discord } = await startBot({ feeds });
  const checked = await run({ discord }, 'check', { address: url('/rss.xml') });
  expect(checked.text).toContain('The Daily');
  expect(checked.text).toContain('Would add 2 articles');
  expect(checked.text).toContain(stories[0]?.forms[0].headline);
  expect((await run({ discord }, 'list')).text).toContain('I don’t follow any feeds yet');
});

test('removes a feed by its suggestion', async () => {
  const { discord } = await startBot({ feeds: await listOf(['https://daily.example/rss.xml']) });
  const { manager: user } = discord;
  const typing = { name: 'feeds', subcommand: 'remove', user, options: { address: 'DAILY' } };
  const [choice] = await discord.autocomplete({ ...typing, focused: 'address' }).choices();
  const address = String(choice?.value);
  expect((await run({ discord }, 'remove', { address })).text).toContain('Its articles are kept');
  const again = await run({ discord }, 'remove', { address, locale: 'de' });
  expect(again.text).toContain('Einen Feed mit dieser Adresse habe ich nicht abonniert');
});

test('removes a feed by a truncated suggestion', async () => {
  const long = `https://daily.example/${'section/'.repeat(20)}rss.xml`;
  const { discord } = await startBot({ feeds: await listOf([long, 'https://daily.example/']) });
  const { manager: user } = discord;
  const typing = { name: 'feeds', subcommand: 'remove', user, options: { address: 'section' } };
  const [choice] = await discord.autocomplete({ ...typing, focused: 'address' }).choices();
  expect(choice?.name).toHaveLength(100);
  const removed = await run({ discord }, 'remove', { address: String(choice?.value) });
  expect(removed.text).toContain('I no longer follow');
});

test('lists the status of feeds, failing ones first', async () => {
  const feeds = await listOf([]);
  const fine = newFeed('https://fine.example/rss.xml', '2025-12-01T08:00:00.000Z');
  const lastSuccess = '2025-12-02T08:00:00.000Z';
  await feeds.list.add({ ...fine, title: 'The Fine', lastSuccess });
  const failing = { ...fine, url: 'https://failing.example/', failures: 3, reason: 'no answer' };
  await feeds.list.add({ ...failing, lastSuccess });
  const ended = { ...fine, url: 'https://ended.example/', isEnded: true, reason: 'gone (410)' };
  await feeds.list.add(ended);
  const { discord } = await startBot({ feeds });
  const { text } = await run({ discord }, 'list');
  const places = ['failed 3 times: no answer', 'ended: gone (410)', 'The Fine'].map((words) =>
    text.indexOf(words),
  );
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
});

test.each([
  ['/etc/passwd', 'not a web address'],
  ['file:///etc/passwd', 'not a web address'],
  ['localhost', 'not a web address'],
  ['http://10.1.2.3/rss.xml', 'private network'],
])('does not visit %s', async (address, reason) => {
  const { feeds } = await openDaily();
  const { discord } = await startBot({ feeds });
  expect((await run({ discord }, 'add', { address })).text).toContain(reason);
  expect(await feeds.list.all()).toEqual([]);
});

test('a manager of a server sees the status of feeds, and cannot change them', async () => {
  const address = 'https://daily.example/rss.xml';
  const feeds = await listOf([address]);
  const { discord } = await startBot({ feeds });
  const { manager: user } = discord;
  expect((await run({ discord }, 'list', { user })).text).toContain(address);
  expect((await run({ discord }, 'check', { user, address })).text).not.toContain(
    'whoever runs me',
  );
  const other = { user, address: 'https://other.example/' };
  expect((await run({ discord }, 'add', other)).text).toContain(
    'only the people who run me can change',
  );
  const german = await run({ discord }, 'remove', { user, address, locale: 'de' });
  expect(german.text).toContain('können nur die, die mich betreiben, sie ändern');
  expect((await feeds.list.all()).map(({ url }) => url)).toEqual([address]);
});

test.each([
  ['an administrator of the team', { accepted: true, role: 'admin' }, 'Its articles are kept'],
  ['a developer of the team', { accepted: true, role: 'developer' }, 'Its articles are kept'],
  [
    'a member with the role Read-only',
    { accepted: true, role: 'read_only' },
    'only the people who run me',
  ],
  ['an invited person', { accepted: false, role: 'admin' }, 'only the people who run me'],
])('tells %s: %s', async (_, member, sentence) => {
  const address = 'https://daily.example/rss.xml';
  const { discord } = await startBot({ feeds: await listOf([address]) });
  discord.giveToTeam([{ person: discord.manager, ...member }]);
  const removed = await run({ discord }, 'remove', { address, user: discord.manager });
  expect(removed.text).toContain(sentence);
});

test('changes nothing if the owner of the bot is unknown', async () => {
  const address = 'https://daily.example/rss.xml';
  const feeds = await listOf([address]);
  const { discord } = await startBot({ feeds });
  discord.failNext({ method: 'GET', route: '/applications/@me', status: 403, times: 9 });
  expect((await run({ discord }, 'remove', { address })).text).toContain('Something went wrong');
  expect(await feeds.list.all()).toHaveLength(1);
});

test('names the cure if the feed list cannot be read', async () => {
  const fault = new FeedListUnavailable('/feeds.sqlite', new Error('disk full'));
  const feeds = await listOf([]);
  const broken = { ...feeds.list, all: async () => await Promise.reject(fault) };
  const { discord, log } = await startBot({ feeds: { ...feeds, list: broken } });
  expect((await run({ discord }, 'list')).text).toContain(fault.forReader);
  const german = await run({ discord }, 'list', { locale: 'de' });
  expect(german.text).toContain('Ich kann meine Feeds gerade nicht abrufen');
  expect(log.levels()).toEqual(['info', 'error', 'error']);
});

async function listOf(urls: readonly string[]): Promise<Pick<Feeds, 'list' | 'find' | 'follow'>> {
  const { feeds } = await openDaily();
  for (const url of urls) await feeds.list.add(newFeed(url, '2025-12-02T12:00:00.000Z'));
  return feeds;
}
