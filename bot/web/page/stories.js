import { drawLink } from './draw-markdown.js';
import { byId, element } from './element.js';
import { fillList, nothingYet } from './fill-list.js';
import { readStories } from './server.js';
import { wordTime } from './timestamp.js';
import { webAddress } from './web-address.js';

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
