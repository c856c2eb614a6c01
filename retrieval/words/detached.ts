/**
 * A copy of a word for keeping. V8 cuts a longer word out of a text without copying it, so that a
 * word that is kept would keep the whole text.
 */
export function detached(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}
