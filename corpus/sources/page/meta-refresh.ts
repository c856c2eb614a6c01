// Pages that lead on to another address by `<meta http-equiv="refresh">`.

/** How much of a page is searched, in characters, and how long a page may be shown before. */
const maxHead = 50_000;
const maxSeconds = 10;

/**
 * The address, possibly relative, to which a page leads at once or after a few seconds; null for a
 * page that stays (https://html.spec.whatwg.org/#attr-meta-http-equiv-refresh).
 */
export function refreshTarget(html: string): string | null {
  const tags = withoutComments(html.slice(0, maxHead)).matchAll(/<meta\s([^<>]{1,3000})>/gi);
  for (const [, attributes = ''] of tags) {
    if (!/http-equiv\s{0,5}=\s{0,5}["']?refresh\b/i.test(attributes)) continue;
    const [, , content = ''] = /content\s{0,5}=\s{0,5}(["'])(.*?)\1/i.exec(attributes) ?? [];
    const target = targetIn(content.replaceAll('&amp;', '&'));
    if (target !== null) return target;
  }
  return null;
}

function targetIn(content: string): string | null {
  const [, seconds = '', target = ''] =
    /^\s{0,5}(\d{1,4})(?:\.\d{0,4})?\s{0,5}[;,]?\s{0,5}(?:url\s{0,5}=\s{0,5})?["']?([^"']{1,2000})/i.exec(
      content,
    ) ?? [];
  return target.trim() === '' || Number(seconds) > maxSeconds ? null : target.trim();
}

/** Comments hold what only old browsers should do. */
function withoutComments(html: string): string {
  const [first = '', ...rest] = html.split('<!--');
  return [first, ...rest.map((part) => part.split('-->').slice(1).join('-->'))].join('');
}
