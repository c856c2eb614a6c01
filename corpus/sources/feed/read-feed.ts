// Reads a feed, sitemap or OPML list of any format.
import { type AnyFeed, parseFeed, parseJsonFeed } from 'feedsmith';
import type { Reader } from '../../article-source.ts';
import { invalidJson } from '../../errors.ts';
import { type FeedDocument, foundInFeed } from '../../following/feed.ts';
import { toFeedDocument } from './feed-items.ts';
import { feedKind } from './feed-kind.ts';
import { parseSitemap, readOutlines } from './feed-lists.ts';
import { cleanFeedXml, cleanXml, parseParts } from './feed-xml.ts';
import { rawAtom, rawJson, rawRdf, rawRss } from './raw-feed.ts';
import type { RawFeed } from './raw-item.ts';

/**
 * Reads RSS, Atom, RDF, JSON Feed, OPML, sitemaps and their indexes, recognised by content. Broken
 * items are rejected with a reason. `address` is the document's address; null for a file. Never
 * throws.
 */
export function readFeed(content: string, address: string | null): FeedDocument {
  const kind = feedKind(content);
  switch (kind) {
    case 'xml':
      return readXml(cleanFeedXml(content), address);
    case 'json':
      return readJsonFeed(content, address);
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

/** Reads a saved feed. Its items are not completed from their pages. Never throws. */
export const readFeedFile: Reader = (content, name) => {
  const document = readFeed(content, null);
  switch (document.kind) {
    case 'feed':
      return [
        ...document.items.map((item, index) =>
          foundInFeed(item, `${name}, item ${index + 1}`, item.note),
        ),
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

function readXml(xml: string, address: string | null): FeedDocument {
  const { parts, broken } = parseParts(xml, {
    parse: (part) => rawFeed(parseFeed(part)),
    count: (feed) => feed.items.length,
  });
  const all = parts.flatMap((part) => part.items);
  return toFeedDocument({ ...parts[0], items: all }, { address, broken });
}

function readJsonFeed(content: string, address: string | null): FeedDocument {
  try {
    const feed = parseJsonFeed(content.replace(bareVersion, ''));
    return toFeedDocument(rawJson(feed), { address, broken: 0 });
  } catch (error) {
    const rejected = [{ input: address ?? 'the feed', rejected: invalidJson(error) }];
    return { kind: 'feed', title: null, items: [], rejected };
  }
}

// The parser accepts a version that is an address, or none.
const bareVersion = /"version"\s*:\s*"[\d.]{1,5}"\s*,/;

function readSitemap(xml: string, address: string | null): FeedDocument {
  const { parts, broken } = parseParts(xml, {
    parse: parseSitemap,
    count: (sitemap) => sitemap.items.length + sitemap.sitemaps.length,
  });
  const feeds = parts.flatMap(({ sitemaps }) => sitemaps);
  if (feeds.length > 0) return { kind: 'list', feeds };
  const all = parts.flatMap((part) => part.items);
  return toFeedDocument({ title: all[0]?.publishers[0], items: all }, { address, broken });
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
