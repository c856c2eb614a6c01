/** The first of an item's links that leads to a page; null where none does. */
export function itemAddress(links: readonly string[], base: string | null): string | null {
  return links.map((link) => webAddress(link, base)).find((url) => url !== null) ?? null;
}

/** One address resolved against another; the other where it is none. */
export function joined(address: string | undefined | null, base: string | null): string | null {
  return webAddress(address ?? '', base) ?? base;
}

/** A text that is a whole address; undefined for any other, such as an identifier. */
export function wholeAddress(text: string | undefined): string | undefined {
  return /^\s*https?:\/\//i.test(text ?? '') ? text : undefined;
}

function webAddress(written: string, base: string | null): string | null {
  const text = written.trim();
  if (text === '' || /\s/.test(text)) return null;
  const url = URL.parse(text, base ?? (text.startsWith('//') ? 'https:' : undefined));
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}
