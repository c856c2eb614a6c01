import { byId, element, link, skeleton, timeElement } from './dom.js';
import { formatCount, formatList, formatTime, webAddress } from './format.js';
import { readFeeds, readStories } from './server.js';

// The views "Stories" and "Feeds".

/** @typedef {Awaited<ReturnType<typeof readStories>>[number]} Story */
/** @typedef {Awaited<ReturnType<typeof readFeeds>>[number]} Feed */

const maxPublishers = 4;
/** The server cuts longer topics. */
const maxTopicLength = 80;

/** The label of each health, and the command that fixes it. */
const healths = {
  fine: { label: 'OK', command: null },
  new: { label: 'Not read yet', command: null },
  failing: { label: 'Failing', command: 'npm run feeds -- check' },
  ended: { label: 'Ended', command: 'npm run feeds -- remove' },
};

/** Loads and shows the newest stories. */
export function showStories() {
  void fillList({
    id: 'stories',
    read: readStories,
    draw: drawStory,
    empty: emptyList(
      'No dated articles yet. Add some, or follow a feed:',
      'npm run ingest -- FOLDER',
    ),
  });
}

/** Loads and shows the status of every followed feed. */
export function showFeeds() {
  void fillList({
    id: 'feeds',
    read: readFeeds,
    draw: drawFeed,
    empty: emptyList(
      'No feeds yet. Add a site, a feed or an OPML list:',
      'npm run feeds -- add URL',
    ),
  });
}

/**
 * Fills a list from the server. Shows a skeleton while it loads, and on failure the error with a
 * button to try again.
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
 * The content of an empty list: why it is empty, and the command that fills it.
 * @param {string} sentence
 * @param {string} command
 */
function emptyList(sentence, command) {
  return element('div.nothing', {}, element('p', {}, sentence), element('code', {}, command));
}

/** @param {Story} story */
function drawStory({ headline, url, names, articles, publishers, independent, first, last }) {
  const address = webAddress(url);
  const omitted = names.length - maxPublishers;
  const listed = [...names.slice(0, maxPublishers), ...(omitted > 0 ? [`${omitted} more`] : [])];
  const title = headline || 'Untitled';
  return element(
    'article',
    {},
    element('h3', {}, address ? link(address, title) : title),
    element('p.names', {}, formatList(listed)),
    element(
      'p.facts',
      {},
      `${formatCount(articles, 'article')} from ${formatCount(publishers, 'publisher')}`,
      independent === publishers ? '' : `, ${independent} independent`,
      ' · ',
      timeElement(new Date(last), 'R'),
      ...(first === last ? [] : [' · since ', timeElement(new Date(first), 'f')]),
    ),
    timelineButton(headline),
  );
}

/** @param {string} headline */
function timelineButton(headline) {
  const button = element('button.button.secondary', { type: 'button' }, 'Timeline');
  button.setAttribute('aria-label', `Timeline: ${headline}`);
  button.addEventListener('click', () => {
    const detail = `/timeline ${headline.slice(0, maxTopicLength)}`;
    byId('view-stories').dispatchEvent(new CustomEvent('ask', { detail, bubbles: true }));
  });
  return button;
}

/** @param {Feed} feed */
function drawFeed({ url, title, health, lastSuccess, nextVisit, reason }) {
  const { label, command } = healths[health];
  const address = webAddress(url);
  const times = [
    lastSuccess && `read ${fromNow(lastSuccess)}`,
    nextVisit && `next visit ${fromNow(nextVisit)}`,
  ].filter(Boolean);
  return element(
    'article',
    {},
    element('h3', {}, element(`span.health.${health}`, {}, label), title || new URL(url).hostname),
    element('p.names', {}, address ? link(address, url) : url),
    element('p.facts', {}, times.join(' · ')),
    reason ? element('p.reason', {}, reason) : null,
    command
      ? element('code.command', {}, health === 'ended' ? `${command} ${url}` : command)
      : null,
  );
}

/** @param {string} iso */
function fromNow(iso) {
  return formatTime(new Date(iso), 'R', new Date());
}
