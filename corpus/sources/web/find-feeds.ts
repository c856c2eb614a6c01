// Finds the feeds of a website, or of a list.
import { readFile } from 'node:fs/promises';
import { reasonOf } from '../../errors.ts';
import type { Visit, Web } from '../../web.ts';
import { decodeDocument } from '../decode.ts';
import { resolveAddress } from '../feed/feed-items.ts';
import { fileErrorReason } from '../files/walk-files.ts';
import { parsePage } from '../page/dom.ts';
import { isWebAddress, readFetchedFeed } from './url-source.ts';

/** The feeds at an address; `also` are the other feeds of a page. */
export type FoundFeeds = { feeds: string[]; also: string[] } | { rejected: string };

/**
 * The feeds that an address leads to: itself where it is a feed, those of a list (OPML, sitemap
 * index), or the first that a page links to, which is its main one. An argument that is no web
 * address is the path of a list. Never throws.
 */
export async function findFeeds(argument: string, web: Web): Promise<FoundFeeds> {
  if (!isWebAddress(argument)) return await feedsInFile(argument);
  const url = URL.parse(argument)?.href ?? argument;
  const visit = await web.visit(url, { as: 'feed' });
  if (visit.kind === 'failed') return { rejected: visit.reason };
  if (visit.kind !== 'fetched') return { rejected: 'the address is gone for good (410)' };
  const document = readFetchedFeed(visit.bytes, visit.charset, visit.url);
  if (document.kind === 'feed') return { feeds: [visit.movedTo ?? url], also: [] };
  return document.kind === 'list' ? feedsOfList(document.feeds) : feedsOnPage(visit);
}

function feedsOnPage({ bytes, charset, url }: Extract<Visit, { kind: 'fetched' }>): FoundFeeds {
  try {
    const [feed, ...also] = discoverFeeds(decodeDocument(bytes, charset), url);
    return feed === undefined ? { rejected: noFeed } : { feeds: [feed], also };
  } catch (error) {
    return { rejected: reasonOf(error) };
  }
}

async function feedsInFile(path: string): Promise<FoundFeeds> {
  try {
    const document = readFetchedFeed(await readFile(path), null, 'file:');
    return document.kind === 'list' ? feedsOfList(document.feeds) : { rejected: noList };
  } catch (error) {
    return { rejected: fileErrorReason(error) };
  }
}

function feedsOfList(feeds: string[]): FoundFeeds {
  return feeds.length > 0 ? { feeds, also: [] } : { rejected: 'the list names no feed' };
}

const noList = 'this file is no list of feeds; an OPML file, or the address of a feed, is needed';
const noFeed =
  'the page names no feed; look on the site for an address that ends in rss, atom or xml, and add that';

/** The feeds that a page links to, absolute and in its order. Never throws. */
function discoverFeeds(html: string, address: string): string[] {
  try {
    const page = parsePage(html);
    const base = resolveAddress(page.querySelector('base[href]')?.getAttribute('href'), address);
    const links = [...page.querySelectorAll('link[rel~="alternate"][href], a[type][href]')];
    const feeds = links
      .filter((link) => feedTypes.test(link.getAttribute('type') ?? ''))
      .map((link) => URL.parse(link.getAttribute('href') ?? '', base ?? address)?.href);
    return [...new Set(feeds.filter((feed) => feed !== undefined))];
  } catch {
    return [];
  }
}

const feedTypes = /^\s*application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\b/i;
