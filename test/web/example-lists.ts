import type { FeedView } from '../../bot/feeds/feeds.ts';
import type { StoryCard } from '../../retrieval/digest/topics.ts';

/** Made-up stories: one told by many, and one without an address. */
export const exampleStories: StoryCard[] = [
  {
    id: 'ferry',
    headline: 'Ferry crews pause their strike',
    url: 'https://news.example/2025/12/ferry',
    names: ['Coast Herald', 'Northern Wire', 'Harbour Post'],
    articles: 5,
    publishers: 3,
    independent: 2,
    first: '2025-11-30T07:00:00.000Z',
    last: '2025-12-01T09:30:00.000Z',
  },
  {
    id: 'storm',
    headline: 'Storm weakens on its way north',
    url: null,
    names: ['Northern Wire'],
    articles: 1,
    publishers: 1,
    independent: 1,
    first: '2025-11-30T06:00:00.000Z',
    last: '2025-11-30T06:00:00.000Z',
  },
];

/** Made-up feeds, one of each health. */
export const exampleFeeds: FeedView[] = [
  {
    url: 'https://coast-herald.example/rss',
    title: 'Coast Herald',
    health: 'fine',
    lastSuccess: '2025-12-02T07:50:00.000Z',
    nextVisit: '2025-12-02T08:05:00.000Z',
    reason: null,
  },
  {
    url: 'https://northern-wire.example/atom.xml',
    title: 'Northern Wire',
    health: 'failing',
    lastSuccess: '2025-12-01T20:10:00.000Z',
    nextVisit: '2025-12-02T08:40:00.000Z',
    reason: 'The server answered with status 503.',
  },
  {
    url: 'https://harbour-post.example/feed',
    title: null,
    health: 'new',
    lastSuccess: null,
    nextVisit: '2025-12-02T08:00:00.000Z',
    reason: null,
  },
  {
    url: 'https://old-paper.example/rss',
    title: 'The Old Paper',
    health: 'ended',
    lastSuccess: '2025-08-01T07:00:00.000Z',
    nextVisit: null,
    reason: 'The feed is gone for good.',
  },
];
