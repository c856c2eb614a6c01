import { drawLink } from './draw-markdown.js';
import { element } from './element.js';
import { fillList, nothingYet } from './fill-list.js';
import { readFeeds } from './server.js';
import { wordTime } from './timestamp.js';
import { webAddress } from './web-address.js';

/** @typedef {Awaited<ReturnType<typeof readFeeds>>[number]} Feed */

/** What each health means, and its cure where there is one. */
const healths = {
  fine: { word: 'Fine', cure: null },
  new: { word: 'Not read yet', cure: null },
  failing: { word: 'Failing', cure: 'npm run feeds -- check' },
  ended: { word: 'Ended', cure: 'npm run feeds -- remove' },
};

/** Shows every followed feed and how it fares. */
export function showFeeds() {
  void fillList({
    id: 'feeds',
    read: readFeeds,
    draw: drawFeed,
    empty: nothingYet(
      'No feed is followed. Add a site, a feed or an OPML list:',
      'npm run feeds -- add URL',
    ),
  });
}

/** @param {Feed} feed */
function drawFeed({ url, title, health, lastSuccess, nextVisit, reason }) {
  const { word, cure } = healths[health];
  const address = webAddress(url);
  const command = cure === null ? null : `${cure}${health === 'ended' ? ` ${url}` : ''}`;
  const times = [
    lastSuccess && `read ${ago(lastSuccess)}`,
    nextVisit && `next visit ${ago(nextVisit)}`,
  ].filter(Boolean);
  return element(
    'article',
    {},
    element('h3', {}, element(`span.health.${health}`, {}, word), title || new URL(url).hostname),
    element('p.names', {}, address ? drawLink(address, url) : url),
    element('p.facts', {}, times.join(' · ')),
    reason ? element('p.reason', {}, reason) : null,
    command === null ? null : element('code.cure', {}, command),
  );
}

/** @param {string} iso */
function ago(iso) {
  return wordTime(new Date(iso), 'R', new Date());
}
