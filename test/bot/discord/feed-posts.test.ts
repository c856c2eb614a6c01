import { expect, test } from 'vitest';
import type { DiscordBotOptions } from '../../../bot/discord/bot.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { sqlWatches, type Watches } from '../../../bot/state/watches.ts';
import { arrivedArticle } from '../watches/example-watches.ts';
import { askedAt, type Fixture, startBot, startOn } from './bot-under-test.ts';

/** Checks the watches often enough for a test. */
const timing = { watchEvery: 20 };
const [crossposted, silent] = [1 << 0, 1 << 12];

type Feeding = Fixture & {
  watches: Watches;
  options: Partial<DiscordBotOptions>;
  /** Makes an article arrive. */
  arrive: (id: string) => void;
};

/** The bot over articles of the Coast Herald that a test makes arrive. */
async function startFeeding(): Promise<Feeding> {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const articles: ReturnType<typeof arrivedArticle>[] = [];
  let time = Date.parse(askedAt);
  const now = (): Date => new Date((time += 50));
  const options: Partial<DiscordBotOptions> = {
    watches,
    timing,
    now,
    arrived: async (since) =>
      articles.map(({ arrived }) => arrived).filter(({ seenAt }) => seenAt > since),
    stored: async (ids) =>
      articles.map(({ stored }) => stored).filter(({ article }) => ids.includes(article.id)),
  };
  const started = await startBot(options);
  return {
    ...started,
    watches,
    options,
    arrive: (id) => {
      const seenAt = now().toISOString();
      articles.push(arrivedArticle(id, { seenAt, publishedAt: seenAt }));
    },
  };
}

/** Watches every article in the channel. */
async function watchIn(
  { discord }: Fixture,
  channel: string,
  options: Record<string, string | boolean> = {},
): Promise<string> {
  const watch = { name: 'watch', subcommand: 'feed', user: discord.manager };
  const chosen = { name: 'coast herald', channel, ...options };
  return (await discord.runCommand({ ...watch, options: chosen }).answered()).text;
}

test('every new article is posted to the channel, silently and with its link', async () => {
  const feeding = await startFeeding();
  const { discord, arrive } = feeding;
  const channel = discord.addChannel('herald');
  arrive('old');
  expect(await watchIn(feeding, channel)).toContain('“Coast Herald” for #herald: each new article');
  arrive('new');
  const posted = await discord.untilMessage(({ channelId }) => channelId === channel);
  expect(posted.text).toContain('[The headline of new](https://coast.example/new)');
  expect(posted.text).toContain('The first sentence of new.');
  expect(posted.flags & silent).toBe(silent);
  expect(posted.pinged).toEqual({ users: [], roles: [], everyone: false });
  expect(discord.messages(channel)).toHaveLength(1);
});

test('with its picture an article is text whose link Discord previews', async () => {
  const feeding = await startFeeding();
  const { discord, arrive } = feeding;
  const channel = discord.addChannel('herald');
  await watchIn(feeding, channel, { picture: true });
  arrive('new');
  const posted = await discord.untilMessage(({ channelId }) => channelId === channel);
  expect(posted.content).toContain('**[The headline of new](https://coast.example/new)**');
  expect(posted.components).toEqual([]);
});

test('a thread gets the articles like a channel', async () => {
  const feeding = await startFeeding();
  const { discord, arrive } = feeding;
  const thread = discord.startThread(discord.sendMessage({ content: 'The Herald, here?' }).id);
  await watchIn(feeding, thread);
  arrive('new');
  const posted = await discord.untilMessage(({ channelId }) => channelId === thread);
  expect(posted.text).toContain('The headline of new');
});

test('in a forum every article is a post of its own, once, also if Discord’s reply is lost', async () => {
  const feeding = await startFeeding();
  const { discord, watches, arrive } = feeding;
  const forum = discord.addForum('herald');
  await watchIn(feeding, forum);
  discord.failNext({ method: 'POST', route: '/channels/:id/threads', drop: 'after' });
  arrive('new');
  await expect.poll(() => discord.threads(forum).map(({ name }) => name)).toHaveLength(1);
  await expect.poll(async () => await watches.isPending(forum), { timeout: 60_000 }).toBe(false);
  const [post, ...more] = discord.threads(forum);
  expect(more).toEqual([]);
  expect(post?.name).toBe('The headline of new');
  expect(discord.messages(post?.id ?? '')[0]?.text).toContain('The first sentence of new.');
});

test('an announcement channel publishes what it gets, if that was asked for', async () => {
  const feeding = await startFeeding();
  const { discord, arrive } = feeding;
  const [news, quiet] = [discord.addNewsChannel('news'), discord.addNewsChannel('quiet')];
  await watchIn(feeding, news, { publish: true });
  await watchIn(feeding, quiet);
  arrive('new');
  const isPublished = (id: string): boolean =>
    discord.messages(id).some(({ flags }) => (flags & crossposted) === crossposted);
  await expect.poll(() => isPublished(news)).toBe(true);
  await expect.poll(() => discord.messages(quiet)).toHaveLength(1);
  expect(isPublished(quiet)).toBe(false);
});

test('after a restart no article is posted twice', async () => {
  const feeding = await startFeeding();
  const { discord, bot, watches, arrive, options } = feeding;
  const channel = discord.addChannel('herald');
  await watchIn(feeding, channel);
  for (const id of ['one', 'two']) arrive(id);
  await expect.poll(() => discord.messages(channel)).toHaveLength(2);
  await bot.close();
  arrive('three');
  await startOn(discord, options);
  await expect.poll(() => discord.messages(channel)).toHaveLength(3);
  await expect.poll(async () => await watches.isPending(channel)).toBe(false);
  expect(discord.messages(channel).map(({ text }) => /headline of (\w+)/u.exec(text)?.[1])).toEqual(
    ['one', 'two', 'three'],
  );
});

test('where the bot may no longer post, its articles wait, and the watch says why', async () => {
  const feeding = await startFeeding();
  const { discord, watches, arrive } = feeding;
  const channel = discord.addChannel('herald');
  await watchIn(feeding, channel);
  discord.deny(channel, ['send']);
  arrive('new');
  await expect
    .poll(async () => (await watches.ofChannel(channel))[0]?.paused ?? null)
    .toBe('no-permission');
  expect(discord.messages(channel)).toEqual([]);
  expect(await watches.isPending(channel)).toBe(true);
});
