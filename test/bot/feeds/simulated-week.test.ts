import { expect, test } from 'vitest';
import { refreshFeeds, type RefreshParts } from '../../../bot/feeds/refresh.ts';
import { readFetchedFeed, readFetchedPage } from '../../../corpus/sources/reading-pool.ts';
import { openFeedDatabase } from '../../../bot/state/database.ts';
import { sqlFeedList } from '../../../bot/state/feed-list.ts';
import { type FeedList, newFeed } from '../../../corpus/following/feed.ts';
import { followFeed } from '../../../corpus/following/follow-feed.ts';
import type { Found } from '../../../corpus/article-source.ts';
import { mannersByHost } from '../../support/newsroom/manners.ts';
import { newspaper } from '../../support/newsroom/newspaper.ts';
import type {
  NewsroomReply,
  NewsroomRequest,
  Site,
} from '../../support/newsroom/newsroom-request.ts';
import { asksToWait, gone, redirects } from '../../support/newsroom/replies.ts';
import type { Story } from '../../support/newsroom/story.ts';
import { type WebUnderTest, webForTest } from '../../support/web-for-test.ts';
import { weekEnd, weekOfNews, weekStart } from '../../support/week-of-news.ts';
import { recordLog } from '../../support/record-log.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const thirdDay = new Date(Date.parse(weekStart) + 2 * day);
const fourthDay = new Date(Date.parse(weekStart) + 3 * day);

const ferry = weekOfNews('Ferrytown');
const hill = weekOfNews('Hillford');
const port = weekOfNews('Portlow');
const open = weekOfNews('Kingsmead');
const hidden = weekOfNews('Kingsmead', '/private/');
const dale = weekOfNews('Daleham');
const wall = weekOfNews('Wallsend');
const moved = weekOfNews('Newbury');
const ill = weekOfNews('Illingworth');
const last = newspaper({ title: 'The Last Post', stories: weekOfNews('Endon') });
const wind = newspaper({ title: 'The Ill Wind', stories: ill });

/** The reply of a site, which is a map or a function. */
function replyOf(site: Site, path: string, at: Date): NewsroomReply | undefined {
  return typeof site === 'function' ? site(path, at) : site[path];
}

const sites: Record<string, Site> = {
  'ferry.example': newspaper({ title: 'The Ferry', stories: ferry }),
  'hill.example': newspaper({ title: 'The Hill', stories: hill, hasFullFeeds: true }),
  'port.example': newspaper({ title: 'The Port', stories: port, pages: 'plain' }),
  'kings.example': newspaper({
    title: 'The King',
    stories: [...open, ...hidden],
    feedLength: 40,
    robots: ['User-agent: *', 'Disallow: /private/', 'Crawl-delay: 5'],
  }),
  'dale.example': newspaper({ title: 'The Dale', stories: dale, pages: 'script-drawn' }),
  'wall.example': newspaper({ title: 'The Wall', stories: wall, pages: 'paywalled' }),
  'old.example': {
    '/feed': redirects(301, (origin) => `${origin.replace('old.', 'new.')}/rss.xml`),
  },
  'new.example': newspaper({ title: 'The New', stories: moved, hasFullFeeds: true }),
  'end.example': (path, at) =>
    at < thirdDay || path !== '/rss.xml' ? replyOf(last, path, at) : gone(),
  'ill.example': (path, at) =>
    at >= thirdDay && at < fourthDay ? asksToWait(503, '7200') : replyOf(wind, path, at),
};

const followed: Record<string, string> = {
  'ferry.example': '/rss.xml',
  'hill.example': '/atom.xml',
  'port.example': '/index.rdf',
  'kings.example': '/feed.json',
  'dale.example': '/news-sitemap.xml',
  'wall.example': '/rss.xml',
  'old.example': '/feed',
  'end.example': '/rss.xml',
  'ill.example': '/rss.xml',
};

test('over a simulated week every article arrives once, updates as updates, within crawl limits', async () => {
  await using world = await webForTest(sites);
  const { newsroom } = world;
  const { arrived, list } = await followForAWeek(world);

  /** The texts that arrived for a story, in order. */
  const textsOf = (host: string, { path }: Story): string[] =>
    arrived.flatMap((found) => {
      const isOfStory = 'line' in found && found.line.url === newsroom.url(host, path);
      return isOfStory ? [found.line.text] : [];
    });
  const texts = (host: string, stories: readonly Story[]): string[][] =>
    stories.map((story) => textsOf(host, story));
  expect(texts('ferry.example', ferry)).toEqual(ferry.map(wholeTexts));
  expect(texts('hill.example', hill)).toEqual(hill.map(wholeTexts));
  expect(texts('port.example', port)).toEqual(port.map(wholeTexts));
  expect(texts('kings.example', open)).toEqual(open.map(wholeTexts));
  expect(texts('dale.example', dale)).toEqual(dale.map(wholeTexts));
  expect(texts('new.example', moved)).toEqual(moved.map(wholeTexts));
  // Changes during an outage arrive as the last version.
  expect(texts('ill.example', ill).map((all) => all.at(-1))).toEqual(
    ill.map((story) => wholeTexts(story).at(-1)),
  );
  // Paywalled and forbidden articles arrive as summaries, with a note.
  expect(texts('wall.example', wall)).toEqual(wall.map(summaries));
  expect(texts('kings.example', hidden)).toEqual(hidden.map(summaries));
  expect(notesAt(arrived, '/private/')).toEqual([expect.stringContaining('robots.txt')]);
  expect(arrived.filter((found) => 'rejected' in found)).toEqual([]);

  expect(requestsTo(newsroom.requests, 'kings.example', /^\/private\//u)).toEqual([]);
  const manners = Object.values(mannersByHost(newsroom.requests));
  expect(manners.filter(({ mostAtOnce }) => mostAtOnce > 1)).toEqual([]);
  expect(manners.filter(({ shortestGap }) => shortestGap < 1_000)).toEqual([]);
  expect(manners.filter(({ userAgents }) => !userAgents.join().startsWith('Dateline'))).toEqual([]);
  expect(requestsTo(newsroom.requests, 'old.example', /^\/feed$/u)).toHaveLength(1);
  expect(
    statusesOf(newsroom.requests, 'end.example', /^\/rss/u).filter((status) => status === 410),
  ).toEqual([410]);
  const refused = requestsTo(newsroom.requests, 'ill.example', /^\/rss/u).filter(
    ({ status }) => status === 503,
  );
  expect(gapsOf(refused).filter((gap) => gap < 120 * minute)).toEqual([]);
  expect(refused.length).toBeGreaterThan(1);
  expect(statusesOf(newsroom.requests, 'ferry.example', /^\/rss/u)).toContain(304);
  const feeds = await list.all();
  expect(feeds.filter(({ isEnded }) => isEnded).map(({ url }) => new URL(url).hostname)).toEqual([
    'end.example',
  ]);
  await list.close();
});

async function followForAWeek({
  newsroom,
  web,
  clock,
}: WebUnderTest): Promise<{ arrived: Found[]; list: FeedList }> {
  const list = sqlFeedList(openFeedDatabase(':memory:'));
  const arrived: Found[] = [];
  const log = recordLog();
  const readers = { readFeed: readFetchedFeed, readPage: readFetchedPage };
  const parts: RefreshParts = {
    feeds: {
      list,
      follow: async (feed) =>
        await followFeed(feed, { web, ...readers, now: clock.now().toISOString(), random: 0.5 }),
    },
    ingest: async (source) => {
      for await (const found of source.articles()) arrived.push(found);
      return { added: 0, updated: 0, rejected: [] };
    },
    mark: async () => ({ id: 'store', version: 1 }),
    log,
    now: clock.now,
  };
  for (const [host, path] of Object.entries(followed))
    await list.add(newFeed(newsroom.url(host, path), weekStart));
  while (clock.now().toISOString() < weekEnd) {
    await refreshFeeds(parts, new AbortController().signal);
    const visits = (await list.all()).flatMap((feed) => (feed.isEnded ? [] : [feed.nextVisit]));
    clock.advanceTo(new Date(visits.toSorted()[0] ?? weekEnd));
  }
  expect(log.levels()).not.toContain('error');
  return { arrived, list };
}

function wholeTexts({ forms }: Story): string[] {
  return forms.map(({ paragraphs }) => paragraphs.join('\n\n'));
}

function summaries({ forms }: Story): string[] {
  return forms.map(({ summary }) => summary);
}

/** Every note on articles below a path, each once. */
function notesAt(arrived: readonly Found[], path: string): string[] {
  const notes = arrived.flatMap((found) =>
    'line' in found && found.line.url?.includes(path) ? [found.note ?? 'no note'] : [],
  );
  return [...new Set(notes)];
}

function requestsTo(
  requests: readonly NewsroomRequest[],
  host: string,
  path: RegExp,
): NewsroomRequest[] {
  return requests.filter((request) => request.host === host && path.test(request.path));
}

function statusesOf(
  requests: readonly NewsroomRequest[],
  host: string,
  path: RegExp,
): (number | null)[] {
  return requestsTo(requests, host, path).map(({ status }) => status);
}

function gapsOf(requests: readonly NewsroomRequest[]): number[] {
  const times = requests.map(({ at }) => at.getTime());
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}
