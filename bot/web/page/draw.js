/** @import { Block, Inline } from './markdown.d.ts' */
import { drawing, element } from './dom.js';
import { webAddress, wordTime } from './format.js';
import { parseMarkdown } from './markdown.js';

/** @typedef {Record<string, any> & { type: number }} Component one of Discord's, as it stands in a payload */

/**
 * How each type of component is drawn.
 * https://discord.com/developers/docs/components/reference
 * @type {Record<number, (component: Component) => Node>}
 */
const drawn = {
  1: ({ components }) => element('div.row', {}, ...drawAll(components)),
  2: drawButton,
  9: drawSection,
  10: ({ content }) => drawMarkdown(String(content)),
  11: ({ media, description }) => drawMedia(media, description, 'thumbnail'),
  12: drawGallery,
  14: drawSeparator,
  17: drawContainer,
};

const buttonLooks = ['', 'primary', 'secondary', 'success', 'danger', 'link', 'primary'];

/**
 * A Discord message as its payload describes it.
 * @param {{ content?: string, components?: Component[] }} payload
 * @returns {HTMLElement}
 */
export function drawPayload({ content, components = [] }) {
  const words = content ? drawMarkdown(content) : null;
  return element('div.components', {}, words, ...drawAll(components));
}

/** @param {Component[]} components */
function drawAll(components) {
  return components.map((component) => {
    const draw = drawn[component.type];
    return draw
      ? draw(component)
      : element('p.unknown', {}, `Discord shows a component of type ${component.type} here.`);
  });
}

/** @param {Component} container */
function drawContainer({ accent_color: accent, components }) {
  const container = element('div.container', {}, ...drawAll(components));
  if (Number.isInteger(accent)) {
    container.classList.add('accented');
    container.style.setProperty('--accent', `#${accent.toString(16).padStart(6, '0')}`);
  }
  return container;
}

/** @param {Component} section */
function drawSection({ components, accessory }) {
  const words = element('div.words', {}, ...drawAll(components));
  return element('div.section', {}, words, ...(accessory ? drawAll([accessory]) : []));
}

/** @param {Component} gallery */
function drawGallery({ items }) {
  const pictures = items.map((/** @type {any} */ item) =>
    drawMedia(item.media, item.description, 'picture'),
  );
  return element('div.gallery', {}, ...pictures);
}

/** @param {Component} separator a line unless it says otherwise */
function drawSeparator({ divider = true, spacing = 1 }) {
  const separator = element(divider ? 'hr' : 'div.gap');
  separator.classList.toggle('wide', spacing === 2);
  return separator;
}

/**
 * Emoji that stand on working buttons, drawn, because not every machine has them in its letters.
 * @type {Record<string, string | undefined>}
 */
const pictures = { '👍': 'icon-good', '👎': 'icon-bad' };

/** The buttons that work here as in Discord; whoever shows the message listens for clicks on them. */
const working = /^(?:sources|follow-up|good|bad)$|^timeline\//;

/** @param {Component} button other buttons than links and the working ones need Discord, and say so */
function drawButton({ style, label = '', emoji, url, disabled, custom_id: customId = '' }) {
  const look = `button ${buttonLooks[style] ?? 'secondary'}`;
  const words = [emoji?.id ? '' : (emoji?.name ?? ''), label].filter(Boolean).join(' ');
  const address = webAddress(url);
  if (address) {
    const link = drawLink(address, words, drawing('icon-out', 'icon'));
    link.className = look;
    return link;
  }
  if (working.test(customId) && !disabled) {
    const pictured = pictures[words];
    const pressable = element(
      'button',
      { type: 'button', 'data-custom-id': customId, 'aria-label': pictured && words },
      pictured ? drawing(pictured, 'icon') : words,
    );
    pressable.className = look;
    return pressable;
  }
  const title = disabled ? undefined : 'This button works in Discord';
  const button = element('button', { type: 'button', 'aria-disabled': 'true', title }, words);
  button.className = look;
  return button;
}

/**
 * A picture, or a link to one on another site, which this page never calls.
 * @param {{ url: string }} media
 * @param {string | undefined} description
 * @param {string} className
 */
function drawMedia(media, description, className) {
  if (/^data:image\//.test(media?.url)) {
    return element(`img.${className}`, { src: media.url, alt: description ?? '' });
  }
  const address = webAddress(media?.url);
  const words = description || 'Picture';
  return address ? drawLink(address, words) : element('span', {}, words);
}

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
function drawMarkdown(text) {
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
