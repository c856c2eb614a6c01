import { byId } from './element.js';

/**
 * Asks in a window what was wrong with an answer.
 * @returns {Promise<string | null>} empty where nothing was written, null where it was closed
 */
export function askReason() {
  const window = /** @type {HTMLDialogElement} */ (byId('reason-window'));
  const box = /** @type {HTMLTextAreaElement} */ (byId('reason'));
  box.value = '';
  window.returnValue = '';
  window.showModal();
  return new Promise((resolve) => {
    window.addEventListener(
      'close',
      () => resolve(window.returnValue === 'send' ? box.value.trim() : null),
      { once: true },
    );
  });
}
