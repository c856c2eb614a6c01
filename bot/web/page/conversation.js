import { byId } from './element.js';
import { answerMessage, failureMessage, questionMessage } from './message.js';
import { askQuestion } from './server.js';

/**
 * The conversation: one question at a time, each with its answer below.
 * @param {{ onSettled: () => void }} listener hears when the next question may come
 * @returns {{ ask: (question: string) => boolean }} false while another question waits
 */
export function createConversation({ onSettled }) {
  let waiting = false;

  /** @param {string} question */
  function ask(question) {
    if (waiting) return false;
    const asked = questionMessage(question);
    add(asked, asked);
    void answer(question, asked);
    return true;
  }

  /** @param {string} question @param {HTMLElement} asked */
  async function answer(question, asked) {
    setWaiting(true);
    add(await reply(question, asked), asked);
    setWaiting(false);
    onSettled();
  }

  /** @param {string} question @param {HTMLElement} asked */
  async function reply(question, asked) {
    try {
      const { message: payload, milliseconds } = await askQuestion(question);
      return answerMessage({ question, payload, milliseconds });
    } catch (error) {
      const failure = failureMessage({
        question,
        sentence: error instanceof Error ? error.message : String(error),
        retry: () => {
          if (waiting) return;
          failure.remove();
          void answer(question, asked);
        },
      });
      return failure;
    }
  }

  /** @param {boolean} now */
  function setWaiting(now) {
    waiting = now;
    byId('typing').textContent = now ? 'Dateline is typing…' : '';
    byId('log').setAttribute('aria-busy', String(now));
  }

  return { ask };
}

/**
 * Adds the message and scrolls down to it, but not past the question that it belongs to.
 * @param {HTMLElement} message
 * @param {HTMLElement} asked
 */
function add(message, asked) {
  const scroller = byId('scroller');
  byId('log').append(message);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.scrollTo({
    top: Math.min(asked.offsetTop - 8, scroller.scrollHeight),
    behavior: calm ? 'instant' : 'smooth',
  });
}
