// Addresses as logs and people may see them: without the secrets that some carry.

/** Names of query parameters whose values are secrets. */
const SECRET_NAME = /key|token|secret|pass|pwd|auth|sig|cred|session/iu;
/** A long value of letters and digits mixed is more likely a key than a word. */
const KEY_LENGTH = 20;
/** Letters and digits in a row, in a part of a path, which are a key where they are mixed. */
const KEY_RUN = /[a-z\d]{16,}|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/giu;

/**
 * The address with `***` in place of the user name, the password, keys in the path and secrets of
 * the query. Text that is not an address, such as a folder, stays as it is.
 */
export function printableAddress(text: string): string {
  if (!/^[a-z][a-z\d+.-]*:\/\//iu.test(text)) return text;
  const url = URL.parse(text);
  if (url === null) return `${text.slice(0, text.indexOf(':'))}://***`;
  if (url.protocol === 'file:') return text;
  const before = url.href;
  const parameters = Array.from(url.searchParams);
  for (const [name, value] of parameters)
    if (isSecret(name, value)) url.searchParams.set(name, '***');
  if (url.username !== '') url.username = '***';
  if (url.password !== '') url.password = '***';
  url.pathname = url.pathname.replaceAll(KEY_RUN, (run) => (isMixed(run) ? '***' : run));
  if (url.hash.includes('=')) url.hash = '***';
  return url.href === before ? text : url.href;
}

/** A text with every address in it made printable; see `printableAddress`. */
export function printableText(text: string): string {
  return text.replaceAll(/\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s"'`<>\\]+/giu, printableAddress);
}

function isSecret(name: string, value: string): boolean {
  const isKey = value.length >= KEY_LENGTH && /^[\w+/=.~-]*$/u.test(value) && /\d/u.test(value);
  return isKey || SECRET_NAME.test(name);
}

function isMixed(run: string): boolean {
  return /\d/u.test(run) && /[a-z]/iu.test(run);
}
