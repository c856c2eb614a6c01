import { byId, element, link, skeleton, timeElement } from './dom.js';
import { formatCount, formatList, formatTime, webAddress } from './format.js';
import { followFeed, readFeeds, readStories, unfollowFeed } from './server.js';

// The views "Stories" and "Feeds".

/** @typedef {Awaited<ReturnType<typeof readStories>>[number]} Story */
/** @typedef {Awaited<ReturnType<typeof readFeeds>>[number]} Feed */

const maxPublishers = 4;
/** The server cuts longer topics. */
const maxTopicLength = 80;

const healths = { fine: 'OK', new: 'Not read yet', failing: 'Failing', ended: 'Ended' };

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
      'No feeds yet. Follow a site, a feed or an OPML list above, or in the terminal:',
      'npm run feeds -- add URL',
    ),
  });
}

/** Makes the form above the feeds follow what is entered, and say what came of it. */
export function startFeedForm() {
  const form = /** @type {HTMLFormElement} */ (byId('follow-feed'));
  const box = /** @type {HTMLInputElement} */ (byId('feed-address'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void changeFeeds('Opening the address …', async () => {
      const outcome = await followFeed(box.value.trim());
      if (outcome.added.length + outcome.known.length > 0) box.value = '';
      return outcomeOf(outcome);
    });
  });
}

/** @param {Awaited<ReturnType<typeof followFeed>>} outcome */
function outcomeOf({ added, known, also, rejected }) {
  const others = also.length > 0 ? ` The page also names: ${also.join(', ')}` : '';
  if (added.length > 0) return `Now following ${formatList(added)}.${others}`;
  if (known.length > 0) return `Already followed: ${formatList(known)}.${others}`;
  return `Nothing was added: ${rejected[0]?.reason ?? 'there is no feed at this address'}.`;
}

/**
 * Says what is under way, changes the feeds, says what came of it, and shows them anew.
 * @param {string} progress
 * @param {() => Promise<string>} change
 */
async function changeFeeds(progress, change) {
  const result = byId('feed-result');
  result.textContent = progress;
  try {
    result.textContent = await change();
    showFeeds();
  } catch (error) {
    result.textContent = error instanceof Error ? error.message : String(error);
  }
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
function drawFeed({ url, title, health, lastSuccess, nextVisit, reason, cure }) {
  const label = healths[health];
  const name = title || new URL(url).hostname;
  const address = webAddress(url);
  const times = [
    lastSuccess && `read ${fromNow(lastSuccess)}`,
    nextVisit && `next visit ${fromNow(nextVisit)}`,
  ].filter(Boolean);
  return element(
    'article',
    {},
    element('h3', {}, element(`span.health.${health}`, {}, label), name),
    element('p.names', {}, address ? link(address, url) : url),
    element('p.facts', {}, times.join(' · ')),
    reason ? element('p.reason', {}, reason) : null,
    cure ? element('p.cure', {}, cure) : null,
    removeButton(url, name),
  );
}

/** @param {string} url @param {string} name */
function removeButton(url, name) {
  const button = element('button.button.secondary', { type: 'button' }, 'Remove');
  button.setAttribute('aria-label', `Remove: ${name}`);
  button.addEventListener(
    'click',
    () =>
      void changeFeeds('Removing …', async () => {
        await unfollowFeed(url);
        byId('feed-address').focus();
        return `${name} is no longer followed. Its articles stay.`;
      }),
  );
  return button;
}

/** @param {string} iso */
function fromNow(iso) {
  return formatTime(new Date(iso), 'R', new Date());
}
