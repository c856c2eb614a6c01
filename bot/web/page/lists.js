import { byId, element, skeleton } from './dom.js';
import { drawLink } from './draw.js';
import { webAddress, wordTime } from './format.js';
import { readFeeds, readStories } from './server.js';

/** @typedef {Awaited<ReturnType<typeof readStories>>[number]} Story */

const publishersNamed = 4;
/** The longest topic that a timeline takes. */
const longestTopic = 80;

/** Shows the newest stories with who tells them. */
export function showStories() {
  void fillList({
    id: 'stories',
    read: readStories,
    draw: drawStory,
    empty: nothingYet(
      'No dated article is stored yet. Add some, or follow a feed:',
      'npm run ingest -- FOLDER',
    ),
  });
}

/** @param {Story} story */
function drawStory({ headline, url, names, articles, publishers, independent, first, last }) {
  const address = webAddress(url);
  const more = names.length - publishersNamed;
  const told = [...names.slice(0, publishersNamed), ...(more > 0 ? [`${more} more`] : [])];
  const title = headline || 'Untitled';
  return element(
    'article',
    {},
    element('h3', {}, address ? drawLink(address, title) : title),
    element('p.names', {}, new Intl.ListFormat('en-GB').format(told)),
    element(
      'p.facts',
      {},
      `${count(articles, 'article')} by ${count(publishers, 'publisher')}`,
      // Said only where some of them copied.
      independent === publishers ? '' : `, ${independent} independent`,
      ' · ',
      moment(last, 'R'),
      ...(first === last ? [] : [' · since ', moment(first, 'f')]),
    ),
    timelineButton(headline),
  );
}

/** @param {string} headline */
function timelineButton(headline) {
  const button = element('button.button.secondary', { type: 'button' }, 'Timeline');
  button.setAttribute('aria-label', `Timeline: ${headline}`);
  button.addEventListener('click', () => {
    const asked = { detail: `/timeline ${headline.slice(0, longestTopic)}` };
    byId('view-stories').dispatchEvent(new CustomEvent('ask', { ...asked, bubbles: true }));
  });
  return button;
}

/** @param {string} iso @param {string} style */
function moment(iso, style) {
  const time = new Date(iso);
  const now = new Date();
  return element(
    'time',
    { datetime: iso, title: wordTime(time, 'F', now) },
    wordTime(time, style, now),
  );
}

/** @param {number} number @param {string} noun */
function count(number, noun) {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

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

/**
 * Fills a list from the server: grey lines until it is read, then its items, or what to do where
 * there is none or it cannot be read.
 * @template T
 * @param {{ id: string, read: () => Promise<T[]>, draw: (item: T) => Node, empty: Node }} list
 */
async function fillList({ id, read, draw, empty }) {
  const place = byId(id);
  if (!place.hasChildNodes()) place.replaceChildren(skeleton(6));
  place.setAttribute('aria-busy', 'true');
  try {
    const items = await read();
    const drawn = items.map((item) => element('li.item', {}, draw(item)));
    place.replaceChildren(drawn.length > 0 ? element('ul.items', {}, ...drawn) : empty);
  } catch (error) {
    const again = element('button.button.secondary', { type: 'button' }, 'Try again');
    again.addEventListener('click', () => void fillList({ id, read, draw, empty }));
    const sentence = error instanceof Error ? error.message : String(error);
    place.replaceChildren(
      element('div.nothing', { role: 'alert' }, element('p', {}, sentence), again),
    );
  }
  place.setAttribute('aria-busy', 'false');
}

/**
 * What stands in place of an empty list: why, and the command that fills it.
 * @param {string} sentence
 * @param {string} command
 */
function nothingYet(sentence, command) {
  return element('div.nothing', {}, element('p', {}, sentence), element('code', {}, command));
}
