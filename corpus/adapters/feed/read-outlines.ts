import { type Opml, parseOpml } from 'feedsmith';

/** The addresses of the feeds in an OPML list, in order, each once; nested folders included. */
export function readOutlines(xml: string): string[] {
  const found =
    parsed(xml) ??
    [...xml.matchAll(/\bxmlUrl\s*=\s*["']([^"'<>]+)["']/gi)].map(([, url = '']) => url);
  const addresses = found.map((url) => URL.parse(url.trim().replaceAll('&amp;', '&'))?.href);
  return [...new Set(addresses.filter((url) => url !== undefined))];
}

/** Null for XML that is too broken to parse. */
function parsed(xml: string): string[] | null {
  try {
    return (parseOpml(xml).body?.outlines ?? []).flatMap(addressesIn);
  } catch {
    return null;
  }
}

function addressesIn(outline: Opml.Outline<string>): string[] {
  return [
    ...(outline.xmlUrl === undefined ? [] : [outline.xmlUrl]),
    ...(outline.outlines ?? []).flatMap(addressesIn),
  ];
}
