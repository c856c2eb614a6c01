import { drawing, element, skeleton } from './dom.js';
import { drawPayload } from './draw.js';
import { wordTime } from './format.js';

let numbered = 0;

/**
 * The reader's question as a message.
 * @param {string} question
 */
export function questionMessage(question) {
  return message({ author: 'You', body: [element('p.words', {}, question)] });
}

/**
 * The bot's answer, drawn from the payload that Discord would get. `note` stands
 * below it, and `onPress` hears of its buttons.
 * @param {{ question: string, payload: object, note: string, onPress?: (button: HTMLElement) => void }} answer
 */
export function answerMessage({ question, payload, note, onPress }) {
  const json = element('pre', { tabindex: '0' }, JSON.stringify(payload, null, 2));
  const foot = element(
    'details.payload',
    {},
    element('summary', { title: 'The payload that Discord would get' }, 'JSON'),
    json,
  );
  const drawn = message({
    author: 'Dateline',
    replyTo: question,
    body: [drawPayload(payload), element('div.foot', {}, element('span.took', {}, note), foot)],
  });
  drawn.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button[data-custom-id]') : null;
    if (button instanceof HTMLElement) onPress?.(button);
  });
  return drawn;
}

/**
 * What went wrong, said by the bot, with a button to ask again.
 * @param {{ question: string, sentence: string, retry: () => void }} failure
 */
export function failureMessage({ question, sentence, retry }) {
  const again = element('button.button.secondary', { type: 'button' }, 'Ask again');
  again.addEventListener('click', retry);
  const container = element(
    'div.container.accented.failure',
    {},
    element('p', {}, sentence),
    again,
  );
  return message({ author: 'Dateline', replyTo: question, body: [container] });
}

/** @param {{ author: 'You' | 'Dateline', body: Node[], replyTo?: string }} parts */
function message({ author, body, replyTo }) {
  numbered += 1;
  const id = `message-${numbered}`;
  const now = new Date();
  const isBot = author === 'Dateline';
  const head = element(
    'h3.head',
    { id },
    element('span.author', {}, author),
    isBot ? element('span.tag', {}, 'App') : null,
    element(
      'time.when',
      { datetime: now.toISOString(), title: wordTime(now, 'F', now) },
      wordTime(now, 't', now),
    ),
  );
  const symbol = isBot ? 'avatar-bot' : 'avatar-you';
  return element(
    'article.message',
    { 'aria-labelledby': id },
    replyTo === undefined ? null : replyLine(replyTo),
    drawing(symbol, 'avatar'),
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
