/** @import { Block, Inline } from './markdown.d.ts' */
import { element } from './element.js';
import { parseMarkdown } from './markdown.js';
import { wordTime } from './timestamp.js';

/** Which element draws a node that only frames its children. */
const frames = {
  paragraph: 'p',
  subtext: 'p.subtext',
  quote: 'blockquote',
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strike: 's',
};

/**
 * A text in Discord's Markdown, drawn.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function drawMarkdown(text) {
  return element('div.markdown', {}, ...parseMarkdown(text).map(drawNode));
}

/**
 * @param {Block | Inline} node
 * @returns {Node}
 */
function drawNode(node) {
  switch (node.type) {
    case 'text':
      return document.createTextNode(node.text);
    case 'code':
      return element('code', {}, node.text);
    case 'fence':
      return element('pre', { tabindex: '0' }, element('code', {}, node.text));
    case 'blank':
      return element('div.blank');
    case 'heading':
      return element(`h${node.level + 3}`, {}, ...node.children.map(drawNode));
    case 'list':
      return drawList(node);
    case 'link':
      return drawLink(node.url, ...node.children.map(drawNode));
    case 'timestamp':
      return drawTimestamp(new Date(node.seconds * 1000), node.style);
    case 'spoiler':
      return drawSpoiler(node.children.map(drawNode));
    default:
      return element(frames[node.type], {}, ...node.children.map(drawNode));
  }
}

/**
 * A link that opens in a new tab and tells the other site nothing.
 * @param {string} url http or https
 * @param {...(Node | string)} children
 */
export function drawLink(url, ...children) {
  const attributes = { href: url, title: url, target: '_blank', rel: 'noopener noreferrer' };
  return element('a', attributes, ...children);
}

/** @param {Extract<Block, { type: 'list' }>} list */
function drawList({ ordered, start, items }) {
  const drawn = items.map((blocks) => element('li', {}, ...blocks.map(drawNode)));
  return ordered ? element('ol', { start: String(start) }, ...drawn) : element('ul', {}, ...drawn);
}

/** @param {Date} time @param {string} style */
function drawTimestamp(time, style) {
  const now = new Date();
  const attributes = { datetime: time.toISOString(), title: wordTime(time, 'F', now) };
  return element('time', attributes, wordTime(time, style, now));
}

/** @param {Node[]} children */
function drawSpoiler(children) {
  const words = element('span', { 'aria-hidden': 'true' }, ...children);
  const attributes = { role: 'button', tabindex: '0', 'aria-label': 'Spoiler, press to show' };
  const spoiler = element('span.spoiler', attributes, words);
  const show = () => {
    spoiler.classList.add('shown');
    for (const name of Object.keys(attributes)) spoiler.removeAttribute(name);
    words.removeAttribute('aria-hidden');
  };
  spoiler.addEventListener('click', (event) => {
    if (spoiler.classList.contains('shown')) return;
    event.preventDefault();
    show();
  });
  spoiler.addEventListener('keydown', (event) => {
    if (event.target === spoiler && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      show();
    }
  });
  return spoiler;
}
