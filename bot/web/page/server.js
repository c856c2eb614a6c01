// Calls the server of the playground. Every function throws an Error with a sentence for the reader.

/**
 * A question with the ids of earlier answers: the one that it replies to, and the one before it.
 * @typedef {{ question: string, replyTo: string | null, after: string | null }} Asked
 */

/**
 * Asks the bot.
 * @param {Asked} request
 * @returns {Promise<{ id: string, message: object, milliseconds: number }>}
 */
export function askQuestion(request) {
  return post('/api/ask', bodyOf(request));
}

/**
 * Quotes to show while a model is writing the answer; null where there are none.
 * @param {Asked} request
 * @returns {Promise<{ message: object | null }>}
 */
export function readQuotes(request) {
  return post('/api/quotes', bodyOf(request));
}

/** @param {Asked} request */
function bodyOf({ question, replyTo, after }) {
  return { question, replyTo: replyTo ?? undefined, after: after ?? undefined };
}

/**
 * Presses a button under a message of the bot.
 * @param {{ messageId: string, customId: string, text?: string }} press
 * @returns {Promise<{ kind: 'update' | 'ephemeral', message: object }>}
 */
export function pressButton(press) {
  return post('/api/press', press);
}

/**
 * @returns {Promise<{ headline: string, url: string | null, names: string[], articles: number, publishers: number, independent: number, first: string, last: string }[]>}
 */
export function readStories() {
  return call('/api/stories');
}

/**
 * @returns {Promise<{ url: string, title: string | null, health: 'new' | 'fine' | 'failing' | 'ended', lastSuccess: string | null, nextVisit: string | null, reason: string | null, cure: string | null }[]>}
 */
export function readFeeds() {
  return call('/api/feeds');
}

/**
 * Follows the feeds at an address.
 * @param {string} url
 * @returns {Promise<{ added: string[], known: string[], also: string[], rejected: { reason: string }[] }>}
 */
export function followFeed(url) {
  return post('/api/feeds', { url });
}

/** @param {string} url @returns {Promise<{ removed: string[] }>} */
export function unfollowFeed(url) {
  return post('/api/feeds/remove', { url });
}

/** @returns {Promise<string[]>} */
export function readSuggestions() {
  return call('/api/suggestions');
}

/**
 * @returns {Promise<{ articles: number, newest: string | null, oldest: string | null, sample: boolean, feeds: { followed: number, failing: number, lastRefresh: string | null }, method: string }>}
 */
export function readStatus() {
  return call('/api/status');
}

/** @param {string} path @param {object} body */
function post(path, body) {
  const headers = { 'Content-Type': 'application/json' };
  return call(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/**
 * @param {string} path
 * @param {RequestInit} [request]
 */
async function call(path, request) {
  const response = await fetch(path, request).catch(() => null);
  if (!response)
    throw new Error('The playground does not respond. Is it still running in its terminal?');
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw new Error(body?.error ?? 'The playground sent an unreadable response.');
}
