/**
 * A new element; its children are nodes or plain text, never markup.
 * @param {string} name with its class behind a dot, such as `span.tag`
 * @param {Record<string, string | undefined>} [attributes] an undefined one is left out
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
 * One of the drawings of index.html, hidden from screen readers.
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

/**
 * Grey lines where words will stand; hidden from screen readers, who are told by other means.
 * @param {number} lines
 */
export function skeleton(lines) {
  const drawn = Array.from({ length: lines }, () => element('span.bone'));
  return element('div.skeleton', { 'aria-hidden': 'true' }, ...drawn);
}
