import { byId, element } from './element.js';
import { skeleton } from './skeleton.js';

/**
 * Fills a list from the server: grey lines until it is read, then its items, or what to do where
 * there is none or it cannot be read.
 * @template T
 * @param {{ id: string, read: () => Promise<T[]>, draw: (item: T) => Node, empty: Node }} list
 */
export async function fillList({ id, read, draw, empty }) {
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
export function nothingYet(sentence, command) {
  return element('div.nothing', {}, element('p', {}, sentence), element('code', {}, command));
}
