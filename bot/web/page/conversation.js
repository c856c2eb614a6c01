import { byId } from './dom.js';
import { answerMessage, failureMessage, pendingMessage, questionMessage } from './message.js';
import { askQuestion, pressButton } from './server.js';

/** @typedef {{ id: string, question: string }} Earlier an answer that the next question may lean on */

/**
 * The conversation: one question at a time, each with its answer below.
 * @param {{ onSettled: () => void, onFollowUp: (earlier: Earlier) => void }} listener hears when the
 *   next question may come, and when it is to lean on an answer
 * @returns {{ ask: (question: string, replyTo?: string | null) => boolean }} false while another question waits
 */
export function createConversation({ onSettled, onFollowUp }) {
  let waiting = false;

  /** @param {string} question @param {string | null} [replyTo] */
  function ask(question, replyTo = null) {
    if (waiting) return false;
    const asked = questionMessage(question);
    add(asked, asked);
    void answer({ question, replyTo }, asked);
    return true;
  }

  /** @param {{ question: string, replyTo: string | null }} asking @param {HTMLElement} asked */
  async function answer(asking, asked) {
    setWaiting(true);
    const pending = pendingMessage();
    add(pending, asked);
    const drawn = await reply(asking, asked);
    pending.remove();
    add(drawn, asked);
    setWaiting(false);
    onSettled();
  }

  /** @param {{ question: string, replyTo: string | null }} asking @param {HTMLElement} asked */
  async function reply(asking, asked) {
    try {
      const { id, message: payload, milliseconds } = await askQuestion(asking);
      return drawnAnswer({ id, question: asking.question }, { payload, note: took(milliseconds) });
    } catch (error) {
      return failed(asking.question, error, (failure) => {
        if (waiting) return;
        failure.remove();
        void answer(asking, asked);
      });
    }
  }

  /** @param {Earlier} earlier @param {{ payload: object, note: string }} shown */
  function drawnAnswer(earlier, shown) {
    const drawn = answerMessage({
      ...shown,
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
      const came = await pressed({ messageId: earlier.id, customId });
      if (came?.kind === 'update') {
        turn(drawn, drawnAnswer(earlier, { payload: came.message, note: 'turned in place' }));
      } else if (came) {
        const note = 'Only you would see this in Discord';
        add(answerMessage({ question: earlier.question, payload: came.message, note }), null);
      }
    } catch (error) {
      const again = (/** @type {HTMLElement} */ failure) => {
        failure.remove();
        void press(earlier, drawn, button);
      };
      add(failed(earlier.question, error, again), null);
    }
    button.removeAttribute('aria-busy');
  }

  /** @param {boolean} now */
  function setWaiting(now) {
    waiting = now;
    byId('typing').textContent = now ? 'Dateline is typing…' : '';
    byId('log').setAttribute('aria-busy', String(now));
  }

  return { ask };
}

/** @param {number} milliseconds */
function took(milliseconds) {
  return `answered in ${milliseconds.toLocaleString('en-GB')} ms`;
}

/** @param {string} question @param {unknown} error @param {(failure: HTMLElement) => void} again */
function failed(question, error, again) {
  const sentence = error instanceof Error ? error.message : String(error);
  const failure = failureMessage({ question, sentence, retry: () => again(failure) });
  return failure;
}

/**
 * Puts a turned page in the place of the one before, with the focus on the first of its buttons.
 * @param {HTMLElement} before
 * @param {HTMLElement} after
 */
function turn(before, after) {
  before.replaceWith(after);
  const button = after.querySelector('button[data-custom-id]');
  if (button instanceof HTMLElement) button.focus({ preventScroll: true });
}

/**
 * Adds the message and scrolls down to it, but not past the question that it belongs to.
 * @param {HTMLElement} message
 * @param {HTMLElement | null} asked
 */
function add(message, asked) {
  const scroller = byId('scroller');
  byId('log').append(message);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.scrollTo({
    top: Math.min((asked ?? message).offsetTop - 8, scroller.scrollHeight),
    behavior: calm ? 'instant' : 'smooth',
  });
}

/** @typedef {{ messageId: string, customId: string, text?: string }} Press */

/**
 * Presses a button under an answer, after asking for words where it takes some.
 * @param {{ messageId: string, customId: string }} press
 * @returns {Promise<Awaited<ReturnType<typeof pressButton>> | null>} null where the reader thought better of it
 */
async function pressed(press) {
  if (press.customId !== 'bad') return await pressButton(press);
  const text = await askReason();
  return text === null ? null : await pressButton({ ...press, text });
}

/**
 * Asks in a window what was wrong with an answer.
 * @returns {Promise<string | null>} empty where nothing was written, null where it was closed
 */
function askReason() {
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
