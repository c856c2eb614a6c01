// Recognises feeds by their content.

/** The kind of a document by its root; `xml` is RSS, Atom or RDF. */
type FeedKind = 'json' | 'xml' | 'sitemap' | 'opml' | 'other';

/** Recognises feeds, lists and sitemaps, whatever their name or media type. */
export function feedKind(content: string): FeedKind {
  if (/^\s*\{/.test(content)) return isJsonFeed(content) ? 'json' : 'other';
  const [, root = ''] = roots.exec(content.slice(0, maxStart)) ?? [];
  return kinds.get(root.toLowerCase()) ?? 'other';
}

// Some servers print warnings before the document.
const maxStart = 100_000;
const roots = /<(?:[\w-]+:)?(rss|rdf|feed|opml|urlset|sitemapindex|html|head|body)(?=[\s>])/i;
const kinds: ReadonlyMap<string, FeedKind> = new Map([
  ['rss', 'xml'],
  ['rdf', 'xml'],
  ['feed', 'xml'],
  ['opml', 'opml'],
  ['urlset', 'sitemap'],
  ['sitemapindex', 'sitemap'],
]);

const version = /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version/i;
const items = /"items"\s*:\s*\[/;
const ownAddress = /"(?:home_page|feed)_url"\s*:/;

/** Some feeds omit their version, or write a bare number. */
function isJsonFeed(content: string): boolean {
  return version.test(content) || (items.test(content) && ownAddress.test(content));
}
