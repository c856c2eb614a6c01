/** What a document is by its root; `xml` is RSS, Atom or RDF. */
type FeedKind = 'json' | 'xml' | 'sitemap' | 'opml' | 'other';

/** Tells feeds, lists and sitemaps from everything else, whatever their name or declared type. */
export function feedKind(content: string): FeedKind {
  if (/^\s*\{/.test(content)) return isJsonFeed(content) ? 'json' : 'other';
  const [, root = ''] = roots.exec(content.slice(0, furthestRoot)) ?? [];
  return kinds.get(root.toLowerCase()) ?? 'other';
}

// Some servers put warnings of their own in front of the document.
const furthestRoot = 100_000;
const roots = /<(?:[\w-]+:)?(rss|rdf|feed|opml|urlset|sitemapindex|html|head|body)(?=[\s>])/i;
const version = /"version"\s{0,20}:\s{0,20}"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version/i;
const items = /"items"\s{0,20}:\s{0,20}\[/;
const ownAddress = /"(?:home_page|feed)_url"\s{0,20}:/;

/** Some feeds leave their version out, or write a bare number. */
function isJsonFeed(content: string): boolean {
  return version.test(content) || (items.test(content) && ownAddress.test(content));
}

const kinds: ReadonlyMap<string, FeedKind> = new Map([
  ['rss', 'xml'],
  ['rdf', 'xml'],
  ['feed', 'xml'],
  ['opml', 'opml'],
  ['urlset', 'sitemap'],
  ['sitemapindex', 'sitemap'],
]);
