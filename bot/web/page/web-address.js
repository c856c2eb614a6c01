/**
 * The address as a browser may open it; null for everything that is not http or https.
 * @param {unknown} text
 * @returns {string | null}
 */
export function webAddress(text) {
  if (typeof text !== 'string' || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).href;
}
