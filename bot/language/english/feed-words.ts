import { locale } from './locale.ts';
import { many } from './many.ts';
import type { FeedStrings } from '../words/feed-words.ts';

export const feedStrings: FeedStrings = {
  heading: 'Feeds that I follow',
  none: 'I follow no feed yet. /feeds add takes the address of a site, a feed or a list of feeds.',
  visiting: [
    'Visiting the address …',
    'Reading what is there, one page at a time …',
    'Still reading …',
  ],
  added: 'Followed from now on',
  known: 'Followed already',
  also: 'The page names these, too; add one if it is another',
  rejected: (reason) => `Nothing was added: ${reason}`,
  removed: (url) => `I no longer follow ${url}. Its articles stay.`,
  notFollowed: 'I follow no feed with that address. Choose one from the list while you type.',
  notYours:
    'My feeds are the same for every server that I am in, so only whoever runs me may change them. With /feeds check you can show them what a feed would bring.',
  noAddress: 'That is no address of the web. Write one such as https://www.example.org/',
  notReadYet: 'not read yet',
  lastRead: (when) => `read ${when}`,
  failing: (times, reason) =>
    `failed ${times === 1 ? 'once' : `${times.toLocaleString(locale)} times`}: ${reason}`,
  ended: (reason) => `ended: ${reason}`,
  nextVisit: (when) => `next visit ${when}`,
  brings: (articles, rejected) =>
    `It would bring ${many(articles, 'article')}${rejected === 0 ? '' : `; ${many(rejected, 'item')} cannot be used`}`,
  more: (count) => `and ${count.toLocaleString(locale)} more`,
};
