import { byId, element } from './dom.js';
import { formatNumber } from './format.js';
import { readSuggestions } from './server.js';

// The text box for questions, and the suggested questions.

/** The server has the same limit (requests.ts). */
const maxLength = 1000;

/**
 * The text box: Enter asks, Shift+Enter starts a new line, ↑ recalls what was asked before, and a counter
 * shows the length.
 * @param {(question: string, replyTo: string | null) => boolean} ask returns false while it is busy
 * @param {() => string[]} askedBefore the questions that were asked, oldest first
 * @returns {{ refocus: () => void, followUp: (earlier: { id: string, question: string }) => void }}
 *   `refocus` restores a lost focus; `followUp` makes the next question a follow-up to an answer
 */
export function createComposer(ask, askedBefore) {
  const form = /** @type {HTMLFormElement} */ (byId('composer'));
  const box = /** @type {HTMLTextAreaElement} */ (byId('question'));

  /** @type {string | null} */
  let replyTo = null;
  /** How many questions back the box shows; 0 for what is being typed. */
  let back = 0;

  /** @param {number} steps further back, or forth where negative; returns false where there is none */
  function recall(steps) {
    const questions = askedBefore();
    const wanted = back + steps;
    if (wanted < 0 || wanted > questions.length) return false;
    back = wanted;
    box.value = questions[questions.length - back] ?? '';
    updateCounter();
    return true;
  }

  /** @param {{ id: string, question: string } | null} earlier null for a question of its own */
  function setFollowUp(earlier) {
    replyTo = earlier?.id ?? null;
    byId('follow-up').hidden = earlier === null;
    byId('follow-up-question').textContent = earlier?.question ?? '';
  }

  function updateCounter() {
    const { length } = box.value.trim();
    byId('counter').textContent = `${formatNumber(length)} / ${formatNumber(maxLength)}`;
    const isTooLong = length > maxLength;
    box.setCustomValidity(
      isTooLong ? `Please ask in at most ${formatNumber(maxLength)} characters.` : '',
    );
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const question = box.value.trim();
    if (question !== '' && ask(question, replyTo)) {
      box.value = '';
      back = 0;
      setFollowUp(null);
      updateCounter();
    }
    focus(box);
  });
  box.addEventListener('input', () => {
    back = 0;
    updateCounter();
  });
  byId('follow-up-cancel').addEventListener('click', () => {
    setFollowUp(null);
    focus(box);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') setFollowUp(null);
    const isRecalling = box.value === '' || back > 0;
    if (event.key === 'ArrowUp' && isRecalling && recall(1)) event.preventDefault();
    if (event.key === 'ArrowDown' && back > 0 && recall(-1)) event.preventDefault();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  updateCounter();
  return {
    followUp: (earlier) => {
      setFollowUp(earlier);
      box.focus();
    },
    refocus: () => {
      // A focus that the reader moved elsewhere, such as to a link, stays there.
      if (document.activeElement === null || document.activeElement === document.body) focus(box);
    },
  };
}

/**
 * Loads and shows questions to try. A question disappears once it is asked. Failures are ignored.
 * @param {(question: string) => boolean} ask returns false while it is busy
 */
export async function showSuggestions(ask) {
  const questions = await readSuggestions().catch(() => []);
  byId('suggestions').replaceChildren(
    ...questions.map((question) => suggestionItem(question, ask)),
  );
}

/** @param {string} question @param {(question: string) => boolean} ask */
function suggestionItem(question, ask) {
  const button = element('button.suggestion', { type: 'button' }, question);
  const item = element('li', {}, button);
  button.addEventListener('click', () => {
    if (ask(question)) item.remove();
  });
  return item;
}

/**
 * Focuses the box, except on touch screens, where the keyboard would cover the answer.
 * @param {HTMLElement} box
 */
function focus(box) {
  if (matchMedia('(hover: hover)').matches) box.focus();
}
