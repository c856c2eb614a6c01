// Reads sitemaps, their indexes and OPML.
import { XMLParser } from 'fast-xml-parser';
import { type Opml, parseOpml } from 'feedsmith';
import { z } from 'zod';
import { withoutMarkup } from '../../text/clean-text.ts';
import { type RawItem, rawItem } from './raw-item.ts';

/** A sitemap's pages as items without text, or the sitemaps of an index. */
type Sitemap = { items: RawItem[]; sitemaps: string[] };

/** Only the newest are read. */
const maxPages = 1_000;
const maxSitemaps = 50;

/**
 * Parses a sitemap, a news sitemap or an index (https://www.sitemaps.org/protocol.html,
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 * @throws Error for XML that cannot be parsed.
 */
export function parseSitemap(xml: string): Sitemap {
  const { urlset, sitemapindex } = schema.parse(parser.parse(xml));
  const pages = newest(urlset?.url ?? [], maxPages);
  return {
    items: pages.map(itemOf),
    sitemaps: newest(sitemapindex?.sitemap ?? [], maxSitemaps).map(
      ({ loc }) => withoutEscapes(loc) ?? '',
    ),
  };
}

/** The addresses of the feeds in an OPML list and its folders, in order, each once. */
export function readOutlines(xml: string): string[] {
  const found =
    parsedOutlines(xml) ??
    [...xml.matchAll(/\bxmlUrl\s*=\s*["']([^"'<>]+)["']/gi)].map(([, url = '']) => url);
  const addresses = found.map((url) => URL.parse(url.trim().replaceAll('&amp;', '&'))?.href);
  return [...new Set(addresses.filter((url) => url !== undefined))];
}

const parser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  isArray: (name) => name === 'url' || name === 'sitemap',
});

const text = z.string().optional().catch(undefined);
const place = z.object({ loc: z.string().catch(''), lastmod: text });
const page = place.extend({
  news: z
    .object({
      publication: z.object({ name: text, language: text }).optional().catch(undefined),
      publication_date: text,
      title: text,
    })
    .optional()
    .catch(undefined),
});
const schema = z.object({
  urlset: z
    .object({ url: z.array(page).optional() })
    .optional()
    .catch(undefined),
  sitemapindex: z
    .object({ sitemap: z.array(place).optional() })
    .optional()
    .catch(undefined),
});

function itemOf({ loc, lastmod, news }: z.output<typeof page>): RawItem {
  return rawItem({
    titles: [withoutEscapes(news?.title)],
    links: [withoutEscapes(loc)],
    published: [news?.publication_date],
    updated: [lastmod],
    publishers: [withoutEscapes(news?.publication?.name)],
    languages: [news?.publication?.language],
  });
}

function newest<Place extends { lastmod?: string | undefined }>(
  all: Place[],
  limit: number,
): Place[] {
  if (all.length <= limit) return all;
  return all.toSorted((a, b) => (b.lastmod ?? '').localeCompare(a.lastmod ?? '')).slice(0, limit);
}

function withoutEscapes(written: string | undefined): string | undefined {
  return written === undefined ? undefined : withoutMarkup(written);
}

/** Null for XML that cannot be parsed. */
function parsedOutlines(xml: string): string[] | null {
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
