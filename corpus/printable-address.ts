// Addresses as logs and people may see them: without the secrets that some carry.

/** Names of query parameters whose values are secrets. */
const SECRET_NAME = /key|token|secret|pass|auth|sig|cred|session/iu;
/** A long value of letters and digits mixed is more likely a key than a word. */
const KEY_LENGTH = 20;

/**
 * The address with the user name, the password and the secrets of its query replaced by `***`. Text
 * that is not an address, such as a folder, stays as it is.
 */
export function printableAddress(text: string): string {
  if (!/^[a-z][a-z\d+.-]*:\/\//iu.test(text)) return text;
  const url = URL.parse(text);
  if (url === null) return `${text.slice(0, text.indexOf(':'))}://***`;
  const secrets = [...url.searchParams].filter(([name, value]) => isSecret(name, value));
  if (secrets.length === 0 && url.username === '' && url.password === '') return text;
  for (const [name] of secrets) url.searchParams.set(name, '***');
  if (url.username !== '') url.username = '***';
  if (url.password !== '') url.password = '***';
  return url.href;
}

function isSecret(name: string, value: string): boolean {
  const isKey = value.length >= KEY_LENGTH && /^[\w+/=.~-]*$/u.test(value) && /\d/u.test(value);
  return isKey || SECRET_NAME.test(name);
}
