import { formatTime } from './format.js';

// Creates and finds elements of the page.

/**
 * Creates an element. Children are nodes or plain text, never markup.
 * @param {string} name with classes behind dots, such as `span.tag`
 * @param {Record<string, string | undefined>} [attributes] undefined ones are left out
 * @param {...(Node | string | null)} children null is left out
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const made = document.createElement(tag);
  made.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * A drawing that index.html defines, hidden from screen readers.
 * @param {string} symbol its id, such as `icon-out`
 * @param {string} className
 */
export function drawing(symbol, className) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#${symbol}`);
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

/**
 * A link that opens in a new tab, without a referrer.
 * @param {string} url http or https
 * @param {...(Node | string)} children
 */
export function link(url, ...children) {
  const attributes = { href: url, title: url, target: '_blank', rel: 'noopener noreferrer' };
  return element('a', attributes, ...children);
}

/**
 * A time in one of Discord's styles, with the full date as tooltip.
 * @param {Date} time @param {string} style
 * @param {string} [name] the element, such as `time.when`
 */
export function timeElement(time, style, name = 'time') {
  const now = new Date();
  const attributes = { datetime: time.toISOString(), title: formatTime(time, 'F', now) };
  return element(name, attributes, formatTime(time, style, now));
}

/**
 * A placeholder of grey lines while content loads, hidden from screen readers.
 * @param {number} lines
 */
export function skeleton(lines) {
  const bones = Array.from({ length: lines }, () => element('span.bone'));
  return element('div.skeleton', { 'aria-hidden': 'true' }, ...bones);
}

/**
 * The element of index.html with that id.
 * @template {HTMLElement} [E=HTMLElement]
 * @param {string} id
 * @returns {E}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element "${id}".`);
  return /** @type {E} */ (found);
}
