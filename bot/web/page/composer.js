import { byId, element } from './dom.js';
import { readSuggestions } from './server.js';

/** The same as the server's. */
const longest = 1000;

/**
 * The text box: Enter asks, Shift+Enter starts a new line, and the counter says how full it is.
 * @param {(question: string, replyTo: string | null) => boolean} ask false when it cannot be asked now
 * @returns {{ refocus: () => void, followUp: (earlier: { id: string, question: string }) => void }}
 *   `refocus` takes the focus back where it was lost; after `followUp` the next question leans on an answer
 */
export function createComposer(ask) {
  const form = /** @type {HTMLFormElement} */ (byId('composer'));
  const box = /** @type {HTMLTextAreaElement} */ (byId('question'));

  /** @type {string | null} */
  let replyTo = null;

  /** @param {{ id: string, question: string } | null} earlier */
  function leanOn(earlier) {
    replyTo = earlier?.id ?? null;
    byId('leaning').hidden = earlier === null;
    byId('leaning-on').textContent = earlier?.question ?? '';
  }

  function count() {
    const { length } = box.value.trim();
    byId('counter').textContent = `${words(length)} / ${words(longest)}`;
    const fault = length > longest ? `Please ask in at most ${words(longest)} characters.` : '';
    box.setCustomValidity(fault);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const question = box.value.trim();
    if (question !== '' && ask(question, replyTo)) {
      box.value = '';
      leanOn(null);
      count();
    }
    focus(box);
  });
  box.addEventListener('input', count);
  byId('leaning-end').addEventListener('click', () => {
    leanOn(null);
    focus(box);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leanOn(null);
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  count();
  return {
    followUp: (earlier) => {
      leanOn(earlier);
      box.focus();
    },
    refocus: () => {
      // A reader who has moved on, to a link or to the JSON, stays there.
      if (document.activeElement === null || document.activeElement === document.body) focus(box);
    },
  };
}

/**
 * Not on a touch screen, where focus calls up a keyboard that hides the answer.
 * @param {HTMLElement} box
 */
function focus(box) {
  if (matchMedia('(hover: hover)').matches) box.focus();
}

/** @param {number} count */
function words(count) {
  return count.toLocaleString('en-GB');
}

/**
 * Questions to try; one that was asked goes away. Without any, the page works as well.
 * @param {(question: string) => boolean} ask false when it cannot be asked now
 */
export async function showSuggestions(ask) {
  const questions = await readSuggestions().catch(() => []);
  byId('suggestions').replaceChildren(
    ...questions.map((question) => drawSuggestion(question, ask)),
  );
}

/** @param {string} question @param {(question: string) => boolean} ask */
function drawSuggestion(question, ask) {
  const button = element('button.suggestion', { type: 'button' }, question);
  const item = element('li', {}, button);
  button.addEventListener('click', () => {
    if (ask(question)) item.remove();
  });
  return item;
}
