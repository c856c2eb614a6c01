import { type ArticleLine } from '../../corpus/article-source.ts';
import { conditional } from '../support/newsroom/conditional.ts';
import { feedWriters } from '../support/newsroom/feed-writers.ts';
import type { NewsroomReply, Site } from '../support/newsroom/newsroom-request.ts';
import { asksToWait, gone, inTurn, sends, serves } from '../support/newsroom/replies.ts';
import { type Story, storiesAt } from '../support/newsroom/story.ts';
import { billionLaughs, deepNesting, tornFeed } from '../support/newsroom/troubled-feeds.ts';
import {
  cutsShort,
  drips,
  hangs,
  servesBomb,
  stalls,
} from '../support/newsroom/troubled-replies.ts';

/** How many feeds publish how many articles in how many days. */
export type SoakNews = {
  feeds: number;
  articles: number;
  days: number;
  /** In ISO 8601. */
  start: string;
};

/** What a soak reads: feeds of as many hosts, some of them hostile, and the articles of the others. */
export type SoakNewsroom = {
  sites: Record<string, Site>;
  /** The path of each host's feed. */
  paths: Record<string, string>;
  /** The headline of one of the articles that are published by then, another for each number. */
  headline: (until: Date, number: number) => string | undefined;
  /** Every article that is published by then, with the host and the path of its page. */
  published: (until: Date) => { line: ArticleLine; host: string; path: string }[];
};

const FEED = '/rss.xml';
const xml = 'application/rss+xml';
const HOUR = 3_600_000;
/** As newspapers do, several stories at a time. */
const BURST = 3;
/** The feed's length, so that each story is in it for a day and more. */
const FEED_LENGTH = 20;
/** Every so many stories one is rewritten, so many hours later. */
const REWRITTEN = { every: 10, hours: 9 };

/** Feeds that harm whoever reads them carelessly, as servers on the web do by fault or on purpose. */
const hostile: Readonly<Record<string, NewsroomReply>> = {
  'slow.example': drips(xml),
  'silent.example': hangs(),
  'stalled.example': stalls(xml, '<rss version="2.0"><channel>'),
  'endless.example': servesBomb('gzip', xml),
  'gigantic.example': serves(xml, () => '<rss><channel>'.padEnd(25_000_000, '<item>')),
  'laughing.example': serves(xml, billionLaughs),
  'deep.example': serves(xml, deepNesting(100_000)),
  'malformed.example': serves(
    xml,
    tornFeed(
      { title: '', link: '', description: '<'.repeat(100_000) },
      { title: '', link: '', description: '' },
    ),
  ),
  'cut.example': cutsShort(xml, '<rss>'.repeat(1000)),
  'failing.example': inTurn(sends(500, 'No.'), asksToWait(503, '7200'), sends(404, 'No.')),
};

/** A newsroom of so many feeds that publish so many articles in so many days from `start` on. */
export function soakNewsroom({ feeds, articles, days, start }: SoakNews): SoakNewsroom {
  const began = Date.parse(start);
  const bad = Object.entries(hostile).slice(0, Math.floor(feeds / 5));
  const papers = Array.from({ length: feeds - bad.length }, (_, number) => ({
    host: `paper-${number}.example`,
    title: `${pick(NAMES, number)} ${pick(TITLES, Math.floor(number / NAMES.length))}`,
  }));
  const each = Math.ceil(articles / papers.length);
  const pause = (days * 24 * HOUR) / (each / BURST);
  const storyOf = (paper: number, number: number): Story => {
    const burst = Math.floor(number / BURST);
    const at = began + (burst + paper / papers.length) * pause;
    return madeUpStory(paper, number, at + (number % BURST) * 60_000);
  };
  const storiesBefore = (paper: number, at: Date, most: number): Story[] => {
    const bursts = (at.getTime() - began) / pause - paper / papers.length;
    const count = Math.min(each, Math.max(0, Math.ceil(bursts + 1) * BURST));
    const first = Math.max(0, count - most);
    return Array.from({ length: count - first }, (_, index) => storyOf(paper, first + index));
  };
  const siteOf = (paper: number, title: string): Site => ({
    [FEED]: conditional(feedWriters.rss.mediaType, ({ origin, at }) =>
      feedWriters.rss.write({
        title,
        origin,
        stories: storiesAt(storiesBefore(paper, at, FEED_LENGTH + BURST), at),
        isFull: true,
      }),
    ),
  });
  return {
    sites: Object.fromEntries([
      ...papers.map(({ host, title }, paper) => [host, siteOf(paper, title)]),
      // What they link to is not there.
      ...bad.map(([host, reply]) => [host, (path: string) => (path === FEED ? reply : gone())]),
      ['odd.example', () => gone()],
    ]),
    paths: Object.fromEntries(
      [...papers.map(({ host }) => host), ...bad.map(([host]) => host)].map((host) => [host, FEED]),
    ),
    headline(until, number) {
      const told = storiesAt(storiesBefore(number % papers.length, until, each), until);
      return told[(number * 7919) % told.length]?.headline;
    },
    published: (until) =>
      papers.flatMap(({ host, title }, paper) =>
        storiesAt(storiesBefore(paper, until, each), until).map((told) => ({
          host,
          path: told.path,
          line: {
            title: told.headline,
            source: title,
            published_at: told.published,
            text: told.paragraphs.join('\n\n'),
          },
        })),
      ),
  };
}

const NAMES = ['Ferry', 'Harbour', 'Valley', 'Northern', 'Civic', 'Island', 'Border', 'Market'];
const TITLES = ['Post', 'Courier', 'Echo', 'Ledger', 'Gazette', 'Herald', 'Wire'];
const TOWNS = ['Ardenmoor', 'Belvaria', 'Castel Rino', 'Dunhaven', 'Estrola', 'Fjordby', 'Gorsk'];
const BODIES = ['council', 'court', 'port authority', 'health board', 'film jury', 'parliament'];
const DEEDS = ['approved', 'rejected', 'postponed', 'published', 'defended', 'dropped', 'doubled'];
const THINGS = ['budget', 'ferry timetable', 'flood plan', 'pay offer', 'vaccine order', 'merger'];
const PEOPLE = ['Ilse Marrow', 'Tomas Quay', 'Adaeze Lund', 'Piet Oster', 'Rana Vell', 'Hugo Sand'];

/** The same numbers make the same story. */
function madeUpStory(paper: number, number: number, at: number): Story {
  const seed = (paper * 7919 + number * 104_729) % 1_000_003;
  const [town, body] = [pick(TOWNS, seed), pick(BODIES, seed >> 3)];
  const [deed, thing] = [pick(DEEDS, seed >> 5), pick(THINGS, seed >> 7)];
  const headline = `${town} ${body} ${deed} ${thing} ${seed}`;
  const sentence = (index: number): string =>
    `In street ${(seed * (index + 3)) % 9973} of ${town}, ${pick(PEOPLE, seed + index)} said that the ${pick(THINGS, seed + index)} number ${(seed + index * 31) % 9931} will cost ${(seed * (index + 7)) % 89_989} crowns.`;
  const paragraphs = Array.from({ length: 5 }, (_, part) =>
    [0, 1, 2, 3].map((index) => sentence(part * 4 + index)).join(' '),
  );
  const summary = `The ${body} of ${town} ${deed} the ${thing}.`;
  const first = { at: new Date(at).toISOString(), headline, summary, paragraphs };
  const path = `/${paper}/${number}`;
  if (number % REWRITTEN.every !== 3) return { path, forms: [first] };
  const later = new Date(at + REWRITTEN.hours * HOUR).toISOString();
  const more = `By the evening ${pick(PEOPLE, seed)} had changed the plan for ${town} once more.`;
  return { path, forms: [first, { ...first, at: later, paragraphs: [...paragraphs, more] }] };
}

function pick(words: readonly string[], number: number): string {
  return words[number % words.length] ?? '';
}
