import { expect, test } from 'vitest';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { defaultSettings, sqlSettings } from '../../../../bot/state/settings.ts';
import { sqlWatches } from '../../../../bot/state/watches.ts';
import { newFeed } from '../../../../corpus/following/feed.ts';
import { openFeedDatabase } from '../../../../bot/state/database.ts';
import { sqlFeedList } from '../../../../bot/state/feed-list.ts';
import type { LoopbackDiscord } from '../../../support/discord/loopback-discord.ts';
import { arrivedArticle } from '../../watches/example-watches.ts';
import { askedAt, startBot } from '../bot-under-test.ts';

const watchFeed = { name: 'watch', subcommand: 'feed' };

async function run(
  discord: LoopbackDiscord,
  options: Record<string, string | boolean>,
): Promise<string> {
  const asked = { ...watchFeed, options, user: discord.manager };
  return (await discord.runCommand(asked).answered()).text;
}

/** A feed list with the feeds of two sites. */
async function twoFeeds() {
  const list = sqlFeedList(openFeedDatabase(':memory:'));
  for (const url of ['https://www.quay.example/rss.xml', 'https://hill.example/all.xml'])
    await list.add(newFeed(url, askedAt));
  return {
    list,
    find: async () => ({ rejected: 'nobody answers there' }),
    follow: async () => await Promise.reject(new Error('No feed is visited.')),
  };
}

test('a feed is a publisher, or a site whose feed is followed', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches, feeds: await twoFeeds() });
  expect(await run(discord, { name: 'northern wire' })).toContain('“Northern Wire” for this');
  expect(await run(discord, { name: 'https://www.quay.example/rss.xml' })).toContain(
    '“quay.example” for this',
  );
  expect(await run(discord, { name: 'elsewhere.example' })).toContain(
    'I don’t know this publisher',
  );
  expect(await run(discord, { name: ' ' })).toContain('Ask me about the news');
  expect(await watches.ofChannel(discord.channelId)).toMatchObject([
    {
      topic: 'Northern Wire',
      rhythm: { kind: 'items' },
      feed: {
        of: { publisher: 'Northern Wire' },
        show: { sentence: true, picture: false, publisher: true, story: true },
        filter: { only: [], without: [] },
      },
      createdAt: askedAt,
    },
    { topic: 'quay.example', feed: { of: { site: 'quay.example' } } },
  ]);
});

test.each([
  [[], '', ['Coast Herald', 'Northern Wire', 'hill.example', 'quay.example']],
  [[], 'qu', ['quay.example']],
  [['Coast Herald'], '', ['Coast Herald', 'hill.example', 'quay.example']],
])('where the server allows %j, “%s” suggests %j', async (sources, name, names) => {
  const settings = sqlSettings(openStateDatabase(':memory:'));
  const of = async () => ({ ...defaultSettings, sources });
  const { discord } = await startBot({ settings: { ...settings, of }, feeds: await twoFeeds() });
  const asked = { ...watchFeed, options: { name }, focused: 'name', user: discord.manager };
  const choices = await discord.autocomplete(asked).choices();
  expect(choices.map(({ value }) => value)).toEqual(names);
});

test('the same feed again changes what is given, and keeps the rest', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  await run(discord, { name: 'Coast Herald', keep: 'storm, flood ; ,tide', sentence: false });
  expect(await run(discord, { name: 'Coast Herald' })).toContain('is already posted there');
  expect(await run(discord, { name: 'Coast Herald', block: 'sport' })).toContain('Changed');
  expect(await watches.ofChannel(discord.channelId)).toMatchObject([
    {
      feed: {
        filter: { only: ['storm', 'flood', 'tide'], without: ['sport'] },
        show: { sentence: false, publisher: true },
      },
    },
  ]);
  const list = await discord.runCommand({ name: 'watches' }).answered();
  expect(list.text).toContain('each new article · only storm, flood, tide');
});

test('publishes in announcement channels only, and shows pictures only where it may', async () => {
  const { discord } = await startBot(
    {},
    { appPermissions: (1n << 10n) | (1n << 11n) | (1n << 16n) },
  );
  const news = discord.addNewsChannel('news');
  expect(await run(discord, { name: 'Coast Herald', publish: true })).toContain(
    'only publish in an announcement channel',
  );
  expect(await run(discord, { name: 'Coast Herald', picture: true })).toContain('Embed Links');
  expect(await run(discord, { name: 'Coast Herald', publish: true, channel: news })).toContain(
    'for #news',
  );
});

test('a test shows the newest article as it would be posted, and a form edits what is posted', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { arrived, stored } = arrivedArticle('new');
  const { discord } = await startBot({
    watches,
    arrived: async () => [arrived],
    stored: async () => [stored],
  });
  const { manager: user } = discord;
  await run(discord, { name: 'Coast Herald', keep: 'headline' });
  const list = await discord.runCommand({ name: 'watches', user }).answered();
  const menu = { messageId: list.id, customId: 'watches/choose', values: ['1'], user };
  const chosen = await discord.choose(menu).answered();
  const press = (customId: string) => discord.pressButton({ messageId: chosen.id, customId, user });
  const shown = await press('watch/test/1').answered();
  expect(shown.ephemeral).toBe(true);
  expect(shown.text).toContain('A test that only you see');
  expect(shown.text).toContain('The headline of new');
  const form = await press('watch/edit/1').modal();
  expect(form.inputs).toEqual(['keep', 'block', 'show']);
  const values = { keep: '', block: 'headline', show: ['picture', 'story'] };
  const edited = await discord.submitModal({ customId: 'watch/edit/1', values, user }).answered();
  expect(edited.text).toContain('each new article · without headline');
  expect((await watches.find(1))?.feed).toMatchObject({
    filter: { only: [], without: ['headline'] },
    show: { sentence: false, picture: true, publisher: false, story: true },
  });
  expect((await press('watch/test/1').answered()).text).toContain('I have nothing on this');
});
