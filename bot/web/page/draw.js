/** @import { Block, Inline } from './markdown.d.ts' */
import { drawing, element, link, timeElement } from './dom.js';
import { webAddress } from './format.js';
import { parseMarkdown } from './markdown.js';

// Draws the payload of a Discord message: its components and its Markdown.

/** @typedef {Record<string, any> & { type: number }} Component a component as in a payload */

/**
 * How each type of component is drawn.
 * https://discord.com/developers/docs/components/reference
 * @type {Record<number, (component: Component) => Node>}
 */
const drawers = {
  1: ({ components }) => element('div.row', {}, ...drawAll(components)),
  2: drawButton,
  9: drawSection,
  10: ({ content }) => drawMarkdown(String(content)),
  11: ({ media, description }) => drawMedia(media, description, 'thumbnail'),
  12: drawGallery,
  14: drawSeparator,
  17: drawContainer,
};

const buttonStyles = ['', 'primary', 'secondary', 'success', 'danger', 'link', 'primary'];

/** The buttons that work here as in Discord. */
const workingButtons = /^(?:sources|follow-up|good|bad)$|^(?:timeline|digest)\//;

/**
 * The thumbs: an icon, because not every computer has an emoji font, and a name to be read aloud.
 * @type {Record<string, { icon: string, name: string } | undefined>}
 */
const thumbs = {
  '👍': { icon: 'icon-good', name: 'Good answer' },
  '👎': { icon: 'icon-bad', name: 'Bad answer' },
};

/** The elements of Markdown nodes that only wrap their children. */
const wrappers = {
  paragraph: 'p',
  subtext: 'p.subtext',
  quote: 'blockquote',
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strike: 's',
};

/**
 * Draws a Discord message.
 * @param {{ content?: string, components?: Component[] }} payload
 * @returns {HTMLElement}
 */
export function drawPayload({ content, components = [] }) {
  const text = content ? drawMarkdown(content) : null;
  return element('div.components', {}, text, ...drawAll(components));
}

/** @param {Component[]} components */
function drawAll(components) {
  return components.map((component) => {
    const draw = drawers[component.type];
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
  const text = element('div.words', {}, ...drawAll(components));
  return element('div.section', {}, text, ...(accessory ? drawAll([accessory]) : []));
}

/** @param {Component} gallery */
function drawGallery({ items }) {
  const pictures = items.map((/** @type {any} */ item) =>
    drawMedia(item.media, item.description, 'picture'),
  );
  return element('div.gallery', {}, ...pictures);
}

/** @param {Component} separator a line, unless `divider` is false */
function drawSeparator({ divider = true, spacing = 1 }) {
  const separator = element(divider ? 'hr' : 'div.gap');
  separator.classList.toggle('wide', spacing === 2);
  return separator;
}

/** @param {Component} button a link, a button that works here, or one that works only in Discord */
function drawButton({ style, label = '', emoji, url, disabled, custom_id: customId = '' }) {
  const text = [emoji?.id ? '' : (emoji?.name ?? ''), label].filter(Boolean).join(' ');
  const address = webAddress(url);
  const drawn = address
    ? link(address, text, drawing('icon-out', 'icon'))
    : drawActionButton({ text, customId, disabled });
  drawn.className = `button ${buttonStyles[style] ?? 'secondary'}`;
  return drawn;
}

/** @param {{ text: string, customId: string, disabled?: boolean }} button */
function drawActionButton({ text, customId, disabled }) {
  if (workingButtons.test(customId) && !disabled) {
    const thumb = thumbs[text];
    const named = thumb && { 'aria-label': thumb.name, title: thumb.name, 'aria-pressed': 'false' };
    return element(
      'button',
      { type: 'button', 'data-custom-id': customId, ...named },
      thumb ? drawing(thumb.icon, 'icon') : text,
    );
  }
  const title = disabled ? undefined : 'This button only works in Discord';
  return element('button', { type: 'button', 'aria-disabled': 'true', title }, text);
}

/**
 * A picture from a data URL, or else a link to it: the page loads nothing from other sites.
 * @param {{ url: string }} media
 * @param {string | undefined} description
 * @param {string} className
 */
function drawMedia(media, description, className) {
  if (/^data:image\//.test(media?.url)) {
    return element(`img.${className}`, { src: media.url, alt: description ?? '' });
  }
  const address = webAddress(media?.url);
  const text = description || 'Picture';
  return address ? link(address, text) : element('span', {}, text);
}

/**
 * Draws text in Discord's Markdown.
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
    case 'command':
      return element('span.command', {}, node.text);
    case 'fence':
      return element('pre', { tabindex: '0' }, element('code', {}, node.text));
    case 'blank':
      return element('div.blank');
    case 'heading':
      return element(`h${node.level + 3}`, {}, ...node.children.map(drawNode));
    case 'list':
      return drawList(node);
    case 'link':
      return link(node.url, ...node.children.map(drawNode));
    case 'timestamp':
      return timeElement(new Date(node.seconds * 1000), node.style);
    case 'spoiler':
      return drawSpoiler(node.children.map(drawNode));
    default:
      return element(wrappers[node.type], {}, ...node.children.map(drawNode));
  }
}

/** @param {Extract<Block, { type: 'list' }>} list */
function drawList({ ordered, start, items }) {
  const drawn = items.map((blocks) => element('li', {}, ...blocks.map(drawNode)));
  return ordered ? element('ol', { start: String(start) }, ...drawn) : element('ul', {}, ...drawn);
}

/** @param {Node[]} children */
function drawSpoiler(children) {
  const hidden = element('span', { 'aria-hidden': 'true' }, ...children);
  const attributes = { role: 'button', tabindex: '0', 'aria-label': 'Spoiler, press to show' };
  const spoiler = element('span.spoiler', attributes, hidden);
  const show = () => {
    spoiler.classList.add('shown');
    for (const name of Object.keys(attributes)) spoiler.removeAttribute(name);
    hidden.removeAttribute('aria-hidden');
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
