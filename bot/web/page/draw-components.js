import { drawLink, drawMarkdown } from './draw-markdown.js';
import { drawing, element } from './element.js';
import { webAddress } from './web-address.js';

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
