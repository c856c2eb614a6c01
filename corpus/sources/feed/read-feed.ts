import { type AnyFeed, parseFeed, parseJsonFeed } from 'feedsmith';
import type { Reader } from '../../article-source.ts';
import type { FeedDocument } from '../../following/feed.ts';
import { invalidJson } from '../../errors.ts';
import { toFeedDocument } from './feed-items.ts';
import { parseSitemap, readOutlines } from './feed-lists.ts';
import { cleanXml, decodedBase64, parseParts, plainRss } from './feed-xml.ts';
import { rawAtom, rawJson, rawRdf, rawRss } from './raw-feed.ts';
import type { RawFeed } from './raw-item.ts';

/**
 * Reads RSS, Atom, RDF, JSON Feed, OPML, sitemaps and their indexes, told apart by content. What is
 * broken is left out with a reason. `address` is where the document came from; null for a file.
 * Never throws.
 */
export function readFeed(content: string, address: string | null): FeedDocument {
  const kind = feedKind(content);
  switch (kind) {
    case 'xml':
      return readXml(decodedBase64(plainRss(cleanXml(content))), address);
    case 'json':
      return readJson(content, address);
    case 'sitemap':
      return readSitemap(cleanXml(content), address);
    case 'opml':
      return { kind: 'list', feeds: readOutlines(cleanXml(content)) };
    case 'other':
      return { kind };
    default:
      return kind satisfies never;
  }
}

function readXml(xml: string, address: string | null): FeedDocument {
  const { parts, lost } = parseParts(xml, {
    parse: (part) => rawFeed(parseFeed(part)),
    count: ({ items }) => items.length,
  });
  const items = parts.flatMap((part) => part.items);
  return toFeedDocument({ ...parts[0], items }, { address, lost });
}

function readJson(content: string, address: string | null): FeedDocument {
  try {
    const feed = parseJsonFeed(content.replace(bareVersion, ''));
    return toFeedDocument(rawJson(feed), { address, lost: 0 });
  } catch (error) {
    const rejected = [{ input: address ?? 'the feed', rejected: invalidJson(error) }];
    return { kind: 'feed', title: null, items: [], rejected };
  }
}

// The parser knows addresses of versions only, and does without one.
const bareVersion = /"version"\s{0,20}:\s{0,20}"[\d.]{1,5}"\s{0,20},/;

function readSitemap(xml: string, address: string | null): FeedDocument {
  const { parts, lost } = parseParts(xml, {
    parse: parseSitemap,
    count: ({ items, sitemaps }) => items.length + sitemaps.length,
  });
  const feeds = parts.flatMap(({ sitemaps }) => sitemaps);
  if (feeds.length > 0) return { kind: 'list', feeds };
  const items = parts.flatMap((part) => part.items);
  return toFeedDocument({ title: items[0]?.publishers[0], items }, { address, lost });
}

function rawFeed(parsed: AnyFeed): RawFeed {
  switch (parsed.format) {
    case 'rss':
      return rawRss(parsed.feed);
    case 'rdf':
      return rawRdf(parsed.feed);
    case 'atom':
      return rawAtom(parsed.feed);
    case 'json':
      return rawJson(parsed.feed);
    default:
      return parsed satisfies never;
  }
}

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

/** Reads a saved feed; what it has of each item is all there is of it. Never throws. */
export const readFeedFile: Reader = (content, name) => {
  const document = readFeed(content, null);
  switch (document.kind) {
    case 'feed':
      return [
        ...document.items.map(({ line, note }, index) => ({
          input: `${name}, item ${index + 1}`,
          line,
          ...(note !== undefined && { note }),
        })),
        ...document.rejected.map(({ input, rejected }) => ({
          input: input.replace('the feed', name),
          rejected,
        })),
      ];
    case 'list':
      return [{ input: name, rejected: isList }];
    case 'other':
      return [{ input: name, rejected: 'this is neither RSS, Atom, RDF nor JSON Feed' }];
    default:
      return document satisfies never;
  }
};

const isList = 'this is a list of feeds; follow them: npm run feeds -- add FILE';
