// Made-up articles and feeds for the screenshots.
import type { ArticleLine } from '../../corpus/article-source.ts';
import { type Feed, newFeed } from '../../corpus/following/feed.ts';

const dunhaven = [
  'The ferry Marigold ran aground on a sandbank off Dunhaven early on Monday, and 214 passengers were aboard.',
  'Lifeboats brought everyone ashore before noon, the coastguard said, and nobody was hurt.',
  'Captain Ilse Marrow told reporters that the rudder had failed in heavy swell near the lighthouse.',
  'Investigators will board the stranded ferry when the tide turns on Tuesday morning.',
];

/** News of places that do not exist: one event in several reports, and two others. */
export const madeUpNews: readonly ArticleLine[] = [
  article(['Harbour Daily', '01T06:10'], 'Ferry Marigold runs aground off Dunhaven', dunhaven),
  article(['Civic Gazette', '01T07:30'], 'Stranded at sea', dunhaven.slice(0, 3)),
  article(['Northern Wire', '01T11:20'], 'All saved as ferry Marigold strands off Dunhaven', [
    'When the ferry Marigold struck a sandbank at Dunhaven, 231 passengers were aboard, the ferry company said.',
    'Four lifeboats took every one of them to land in less than five hours.',
    'A broken rudder may be to blame, according to captain Ilse Marrow.',
    'The coastguard has closed the channel beside the lighthouse until the ferry is refloated.',
  ]),
  article(['Harbour Daily', '02T06:40'], 'Tugs free the ferry Marigold off Dunhaven', [
    'Two tugs pulled the ferry Marigold off the sandbank at Dunhaven on Tuesday morning, earlier than expected.',
    'The coastguard opened the channel beside the lighthouse again.',
    'Investigators found that a bolt in the rudder had sheared, captain Ilse Marrow said.',
  ]),
  article(['Civic Gazette', '01T19:45'], 'Belvaria council rejects its budget', [
    'The council of Belvaria rejected its budget by nineteen votes to twelve on Monday evening.',
    'Treasurer Tomas Quay had proposed higher parking charges to pay for two schools.',
    'A second vote follows within three weeks, or the province takes over the finances.',
  ]),
  article(['Coast Herald', '02T05:15'], 'Belvaria treasurer offers smaller parking charges', [
    'Treasurer Tomas Quay offered on Tuesday to halve the parking charges that the council of Belvaria had rejected with its budget.',
    'The opposition called the offer a beginning.',
  ]),
  article(['Coast Herald', '02T07:05'], 'Storm Ilka weakens on its way north', [
    'Storm Ilka lost strength overnight, and the weather service lifted its warning for the islands.',
    'The first crossing of the morning left with a delay of six hours.',
  ]),
];

/** Feeds in every state of health at `now` (ISO 8601 in UTC). */
export function madeUpFeeds(now: string): Feed[] {
  const feed = (host: string, title: string | null, facts: Partial<Feed>): Feed => ({
    ...newFeed(`https://${host}.example/rss.xml`, now),
    title,
    ...facts,
  });
  const at = (minutes: number): string =>
    new Date(Date.parse(now) + minutes * 60_000).toISOString();
  return [
    feed('coast-herald', 'Coast Herald', { lastSuccess: at(-12), nextVisit: at(18) }),
    feed('harbour-daily', 'Harbour Daily', { lastSuccess: at(-4), nextVisit: at(11) }),
    feed('northern-wire', 'Northern Wire', {
      lastSuccess: at(-700),
      nextVisit: at(45),
      failures: 3,
      reason: 'The server answered with status 503.',
    }),
    feed('civic-gazette', null, { nextVisit: at(1) }),
    feed('old-lantern', 'The Old Lantern', {
      lastSuccess: at(-90_000),
      isEnded: true,
      reason: 'The feed is gone for good (status 410).',
    }),
  ];
}

function article(
  [source, time]: [source: string, time: string],
  title: string,
  sentences: readonly string[],
): ArticleLine {
  const slug = title.toLowerCase().replaceAll(/[^a-z]+/gu, '-');
  const host = source.toLowerCase().replaceAll(' ', '-');
  return {
    url: `https://${host}.example/2025/12/${slug}`,
    title,
    source,
    published_at: `2025-12-${time}:00.000Z`,
    text: sentences.join('\n\n'),
  };
}
