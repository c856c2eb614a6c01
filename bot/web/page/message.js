import { drawing, element, skeleton, timeElement } from './dom.js';
import { drawPayload } from './draw.js';

// The messages of the conversation.

let messageCount = 0;

/**
 * The reader's question.
 * @param {string} question
 * @param {Date} [at]
 */
export function questionMessage(question, at) {
  return message({ author: 'You', at, body: [element('p.words', {}, question)] });
}

/**
 * An answer of the bot, drawn from the payload that Discord would receive. `note` is shown below it;
 * `onPress` is called for its buttons.
 * @param {{ question: string, payload: object, note: string, at?: Date, onPress?: (button: HTMLElement) => void }} answer
 */
export function answerMessage({ question, payload, note, at, onPress }) {
  const json = element('pre', { tabindex: '0' }, JSON.stringify(payload, null, 2));
  const details = element(
    'details.payload',
    {},
    element('summary', { title: 'The message as Discord receives it' }, 'JSON'),
    json,
  );
  const foot = element('div.foot', {}, element('span.took', {}, note), details);
  const drawn = message({
    author: 'Dateline',
    at,
    replyTo: question,
    body: [drawPayload(payload), foot],
  });
  drawn.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button[data-custom-id]') : null;
    if (button instanceof HTMLElement) onPress?.(button);
  });
  return drawn;
}

/**
 * An error in place of an answer, with a button to try again.
 * @param {{ question: string, sentence: string, retry: () => void }} failure
 */
export function failureMessage({ question, sentence, retry }) {
  const again = element('button.button.secondary', { type: 'button' }, 'Try again');
  again.addEventListener('click', retry);
  const container = element(
    'div.container.accented.failure',
    {},
    element('p', {}, sentence),
    again,
  );
  return message({ author: 'Dateline', replyTo: question, body: [container] });
}

/**
 * Shows which thumb of an answer is pressed.
 * @param {HTMLElement} drawn
 * @param {string | undefined} rated the custom id of the thumb; undefined for none
 */
export function showRating(drawn, rated) {
  for (const thumb of drawn.querySelectorAll('button[aria-pressed]')) {
    const isPressed = thumb instanceof HTMLElement && thumb.dataset.customId === rated;
    thumb.setAttribute('aria-pressed', String(isPressed));
  }
}

/** A placeholder while an answer is on its way. */
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

/** @param {{ author: 'You' | 'Dateline', body: Node[], replyTo?: string, at?: Date }} parts */
function message({ author, body, replyTo, at = new Date() }) {
  messageCount += 1;
  const id = `message-${messageCount}`;
  const isBot = author === 'Dateline';
  const head = element(
    'h3.head',
    { id },
    element('span.author', {}, author),
    isBot ? element('span.tag', {}, 'App') : null,
    timeElement(at, 't', 'time.when'),
  );
  return element(
    'article.message',
    { 'aria-labelledby': id },
    replyTo === undefined ? null : replyLine(replyTo),
    drawing(isBot ? 'avatar-bot' : 'avatar-you', 'avatar'),
    element('div.content', {}, head, ...body),
  );
}

/** @param {string} question */
function replyLine(question) {
  return element(
    'div.reply',
    { 'aria-hidden': 'true' },
    drawing('avatar-you', 'avatar'),
    element('b', {}, 'You'),
    element('span', {}, question),
  );
}
