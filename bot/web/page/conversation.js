import { byId } from './dom.js';
import { formatNumber } from './format.js';
import {
  answerMessage,
  failureMessage,
  pendingMessage,
  questionMessage,
  showRating,
} from './message.js';
import { askQuestion, pressButton, readQuotes } from './server.js';

// The conversation: questions, their answers, and the buttons under answers.

/** Milliseconds after which quotes stand in for an answer that a model is still writing, as in Discord. */
const quoteAfter = 3000;

/** @typedef {{ id: string, question: string }} Earlier an answer that may be followed up */

/**
 * The conversation answers one question at a time; what the memory holds of it is shown again.
 * @param {{ memory: ReturnType<typeof import('./memory.js').createMemory>, onAsked: (question: string) => void, onSettled: () => void, onFollowUp: (earlier: Earlier) => void }} parts
 *   called with a question that is asked, when the next one may be asked, and when "Follow up" is
 *   pressed under an answer
 * @returns {{ ask: (question: string, replyTo?: string | null) => boolean }} `ask` returns false while
 *   another question is being answered
 */
export function createConversation({ memory, onAsked, onSettled, onFollowUp }) {
  let isBusy = false;
  for (const exchange of memory.all()) restore(exchange);

  /** @param {import('./memory.js').Exchange} exchange */
  function restore({ id, question, payload, note, at, rated }) {
    const drawn = drawAnswer({ id, question }, { payload, note, at: new Date(at) });
    showRating(drawn, rated);
    const asked = questionMessage(question, new Date(at));
    byId('log').append(asked, drawn);
    asked.scrollIntoView();
  }

  /** @param {string} question @param {string | null} [replyTo] */
  function ask(question, replyTo = null) {
    if (isBusy) return false;
    const asked = questionMessage(question);
    onAsked(question);
    add(asked, asked);
    const after = memory.all().at(-1)?.id ?? null;
    void answer({ question, replyTo, after }, asked);
    return true;
  }

  /** @param {import('./server.js').Asked} request @param {HTMLElement} asked */
  async function answer(request, asked) {
    setBusy(true);
    const pending = pendingMessage();
    add(pending, asked);
    const stopQuoting = quoteMeanwhile(request, pending);
    const drawn = await reply(request, asked);
    stopQuoting().remove();
    add(drawn, asked);
    setBusy(false);
    onSettled();
  }

  /**
   * Shows quotes in place of the placeholder if the answer takes long, until the returned function is
   * called, which gives the message that is there now.
   * @param {import('./server.js').Asked} request @param {HTMLElement} pending
   */
  function quoteMeanwhile(request, pending) {
    let isAnswered = false;
    let shown = pending;
    const timer = setTimeout(async () => {
      // The answer tells of what fails.
      const quotes = await readQuotes(request).catch(() => null);
      if (isAnswered || !quotes?.message) return;
      const { question } = request;
      const drawn = answerMessage({ question, payload: quotes.message, note: 'quotes for now' });
      shown.replaceWith(drawn);
      shown = drawn;
    }, quoteAfter);
    return () => {
      isAnswered = true;
      clearTimeout(timer);
      return shown;
    };
  }

  /** @param {import('./server.js').Asked} request @param {HTMLElement} asked */
  async function reply(request, asked) {
    try {
      const { id, message: payload, milliseconds } = await askQuestion(request);
      const note = `answered in ${formatNumber(milliseconds)} ms`;
      const { question } = request;
      memory.add({ id, question, payload, note, at: new Date().toISOString() });
      return drawAnswer({ id, question: request.question }, { payload, note });
    } catch (error) {
      return failureOf(request.question, error, (failure) => {
        if (isBusy) return;
        failure.remove();
        void answer(request, asked);
      });
    }
  }

  /** @param {Earlier} earlier @param {{ payload: object, note: string, at?: Date }} content */
  function drawAnswer(earlier, content) {
    const drawn = answerMessage({
      ...content,
      question: earlier.question,
      onPress: (button) => void press(earlier, drawn, button),
    });
    return drawn;
  }

  /** @param {Earlier} earlier @param {HTMLElement} drawn @param {HTMLElement} button */
  async function press(earlier, drawn, button) {
    const customId = button.dataset.customId ?? '';
    if (customId === 'follow-up') return onFollowUp(earlier);
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    try {
      const response = await sendPress({ messageId: earlier.id, customId });
      if (response?.kind === 'update') {
        memory.change(earlier.id, { payload: response.message });
        replace(drawn, drawAnswer(earlier, { payload: response.message, note: 'page turned' }));
      } else if (response) {
        if (button.hasAttribute('aria-pressed')) {
          showRating(drawn, customId);
          memory.change(earlier.id, { rated: customId });
        }
        const note = 'Only you would see this in Discord';
        add(answerMessage({ question: earlier.question, payload: response.message, note }), null);
      }
    } catch (error) {
      const again = (/** @type {HTMLElement} */ failure) => {
        failure.remove();
        void press(earlier, drawn, button);
      };
      add(failureOf(earlier.question, error, again), null);
    }
    button.removeAttribute('aria-busy');
  }

  /** @param {boolean} now */
  function setBusy(now) {
    isBusy = now;
    byId('typing').textContent = now ? 'Dateline is typing…' : '';
    byId('log').setAttribute('aria-busy', String(now));
  }

  return { ask };
}

/**
 * Sends a pressed button; for 👎 asks for a reason first.
 * @param {{ messageId: string, customId: string }} press
 * @returns {Promise<Awaited<ReturnType<typeof pressButton>> | null>} null if the reader cancelled
 */
async function sendPress(press) {
  if (press.customId !== 'bad') return await pressButton(press);
  const text = await askReason();
  return text === null ? null : await pressButton({ ...press, text });
}

/**
 * Asks in a dialog what was wrong with an answer.
 * @returns {Promise<string | null>} possibly empty; null if the dialog was cancelled
 */
function askReason() {
  const dialog = /** @type {HTMLDialogElement} */ (byId('reason-dialog'));
  const box = /** @type {HTMLTextAreaElement} */ (byId('reason'));
  box.value = '';
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => resolve(dialog.returnValue === 'send' ? box.value.trim() : null),
      { once: true },
    );
  });
}

/** @param {string} question @param {unknown} error @param {(failure: HTMLElement) => void} again */
function failureOf(question, error, again) {
  const sentence = error instanceof Error ? error.message : String(error);
  const failure = failureMessage({ question, sentence, retry: () => again(failure) });
  return failure;
}

/**
 * Replaces a message and moves the focus to the first of its buttons.
 * @param {HTMLElement} before
 * @param {HTMLElement} after
 */
function replace(before, after) {
  before.replaceWith(after);
  const button = after.querySelector('button[data-custom-id]');
  if (button instanceof HTMLElement) button.focus({ preventScroll: true });
}

/**
 * Adds a message and scrolls to it, but keeps its question in view.
 * @param {HTMLElement} message
 * @param {HTMLElement | null} asked
 */
function add(message, asked) {
  const scroller = byId('scroller');
  byId('log').append(message);
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.scrollTo({
    top: Math.min((asked ?? message).offsetTop - 8, scroller.scrollHeight),
    behavior: isCalm ? 'instant' : 'smooth',
  });
}
