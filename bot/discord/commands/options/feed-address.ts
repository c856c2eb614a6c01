/** What was written as an address of the web, `https` where it names no protocol; null for anything else. */
export function webAddress(written: string): string | null {
  const word = written.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/iu.test(word) ? word : `https://${word}`);
  if (url === null || !/^https?:$/u.test(url.protocol) || !url.hostname.includes('.')) return null;
  return url.href;
}

/**
 * The followed feed that was written: its address, or the beginning of it where no other feed begins
 * so, for Discord suggests no more than 100 characters of it. Null where there is none.
 */
export function feedAddress(written: string, followed: readonly string[]): string | null {
  const word = written.trim();
  const url = webAddress(word);
  if (followed.includes(word)) return word;
  if (url !== null && followed.includes(url)) return url;
  const [only, ...others] = followed.filter((each) => word.length >= 100 && each.startsWith(word));
  return only !== undefined && others.length === 0 ? only : null;
}
