import { drawing, element } from './element.js';

/**
 * Grey lines where words will stand; hidden from screen readers, who are told by other means.
 * @param {number} lines
 */
export function skeleton(lines) {
  const drawn = Array.from({ length: lines }, () => element('span.bone'));
  return element('div.skeleton', { 'aria-hidden': 'true' }, ...drawn);
}

/** The answer that is on its way. */
export function pendingMessage() {
  const card = element('div.container.accented', {}, skeleton(4));
  const content = element('div.content', {}, element('div.head', {}, 'Dateline'), card);
  return element(
    'div.message.pending',
    { 'aria-hidden': 'true' },
    drawing('avatar-bot', 'avatar'),
    content,
  );
}
