/**
 * Asks the bot.
 * @param {string} question
 * @returns {Promise<{ message: object, milliseconds: number }>}
 */
export function askQuestion(question) {
  const headers = { 'Content-Type': 'application/json' };
  return call('/api/ask', { method: 'POST', headers, body: JSON.stringify({ question }) });
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

/**
 * What the playground's server says; its errors are thrown with their sentence.
 * @param {string} path
 * @param {RequestInit} [request]
 */
async function call(path, request) {
  const response = await fetch(path, request).catch(() => null);
  if (!response)
    throw new Error('The playground does not answer. Is it still running in its terminal?');
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw new Error(body?.error ?? 'The playground gave an answer that this page cannot read.');
}
