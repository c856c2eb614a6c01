import { type AnyFeed, parseFeed, parseJsonFeed } from 'feedsmith';
import type { FeedDocument } from '../../feeds/feed-item.ts';
import { notJson } from '../../readers/json-lines.ts';
import { cleanXml } from './xml/clean-xml.ts';
import { feedKind } from './feed-kind.ts';
import { decodedBase64 } from './xml/decoded-base64.ts';
import { parseParts } from './xml/parse-parts.ts';
import { plainRss } from './xml/plain-rss.ts';
import { rawAtom } from './raw/raw-atom.ts';
import type { RawFeed } from './raw/raw-item.ts';
import { rawJson } from './raw/raw-json.ts';
import { rawRdf, rawRss } from './raw/raw-rss.ts';
import { readOutlines } from './read-outlines.ts';
import { parseSitemap } from './sitemap.ts';
import { toFeedDocument } from './to-feed-document.ts';

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
    const rejected = [{ input: address ?? 'the feed', rejected: notJson(error) }];
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
