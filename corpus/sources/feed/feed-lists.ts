import { XMLParser } from 'fast-xml-parser';
import { type Opml, parseOpml } from 'feedsmith';
import { z } from 'zod';
import { withoutMarkup } from '../../text/clean-text.ts';
import { type RawItem, rawItem } from './raw-item.ts';

/** A sitemap: its pages as items without a text, or the further sitemaps that an index lists. */
type Sitemap = { items: RawItem[]; sitemaps: string[] };

/** Pages beyond these, the newest first, are left out. */
const mostPages = 1_000;
const mostSitemaps = 50;

/**
 * Parses a sitemap, a news sitemap or an index (https://www.sitemaps.org/protocol.html,
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 * @throws Error for what is no such XML.
 */
export function parseSitemap(xml: string): Sitemap {
  const { urlset, sitemapindex } = schema.parse(parser.parse(xml));
  const pages = newest(urlset?.url ?? [], mostPages);
  return {
    items: pages.map(itemOf),
    sitemaps: newest(sitemapindex?.sitemap ?? [], mostSitemaps).map(({ loc }) => plain(loc) ?? ''),
  };
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
    titles: [plain(news?.title)],
    links: [plain(loc)],
    published: [news?.publication_date],
    updated: [lastmod],
    publishers: [plain(news?.publication?.name)],
    languages: [news?.publication?.language],
  });
}

function newest<Place extends { lastmod?: string | undefined }>(
  all: Place[],
  most: number,
): Place[] {
  if (all.length <= most) return all;
  return all.toSorted((a, b) => (b.lastmod ?? '').localeCompare(a.lastmod ?? '')).slice(0, most);
}

function plain(written: string | undefined): string | undefined {
  return written === undefined ? undefined : withoutMarkup(written);
}

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
