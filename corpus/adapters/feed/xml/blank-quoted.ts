/** XML of the same length with comments and CDATA blanked: tags in them open nothing. */
export function blankQuoted(xml: string): string {
  const neverClosed = new Set<string>();
  let plain = '';
  let from = 0;
  for (const { index, 0: open } of xml.matchAll(/<!--|<!\[CDATA\[/g)) {
    const close = open === '<!--' ? '-->' : ']]>';
    if (index < from || neverClosed.has(close)) continue;
    const end = xml.indexOf(close, index + open.length);
    // What is never closed hides nothing: the rest of the feed would be lost.
    if (end < 0) neverClosed.add(close);
    else {
      plain += xml.slice(from, index) + ' '.repeat(end + 3 - index);
      from = end + 3;
    }
  }
  return plain + xml.slice(from);
}
