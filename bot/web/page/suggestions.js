import { byId, element } from './element.js';
import { readSuggestions } from './server.js';

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
