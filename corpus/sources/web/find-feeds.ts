// Finds the feeds of a website, or of a list.
import { readFile } from 'node:fs/promises';
import type { Visit, Web } from '../../web.ts';
import { fileErrorReason } from '../files/walk-files.ts';
import { readFetchedFeed, readLinkedFeeds } from '../reading-pool.ts';
import { isWebAddress } from './url-source.ts';

type Fetched = Extract<Visit, { kind: 'fetched' }>;

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
  const visit = await fetchedFrom(url, 'feed', web);
  return 'rejected' in visit ? visit : await feedsFetched(visit, url);
}

/** The page at an address as one to follow without a feed: it has to link to articles. Never throws. */
export async function findPage(argument: string, web: Web): Promise<FoundFeeds> {
  const url = URL.parse(argument)?.href;
  if (url === undefined) return { rejected: 'this is not an address; one begins with https://' };
  const visit = await fetchedFrom(url, 'page', web);
  if ('rejected' in visit) return visit;
  const document = await readFetchedFeed(visit.bytes, visit.charset, visit.url, true);
  if (document.kind === 'unreadable') return { rejected: document.reason };
  const hasLinks = document.kind === 'feed' && document.items.length > 0;
  return hasLinks ? { feeds: [visit.movedTo ?? url], also: [] } : { rejected: noLinks };
}

async function fetchedFrom(
  url: string,
  as: 'feed' | 'page',
  web: Web,
): Promise<Fetched | { rejected: string }> {
  const visit = await web.visit(url, { as });
  if (visit.kind === 'failed') return { rejected: visit.reason };
  return visit.kind === 'fetched' ? visit : { rejected: 'the address is gone for good (410)' };
}

async function feedsFetched(visit: Fetched, asked: string): Promise<FoundFeeds> {
  const document = await readFetchedFeed(visit.bytes, visit.charset, visit.url);
  switch (document.kind) {
    case 'feed':
      return { feeds: [visit.movedTo ?? asked], also: [] };
    case 'list':
      return feedsOfList(document.feeds);
    case 'unreadable':
      return { rejected: document.reason };
    case 'other':
      return await feedsOnPage(visit);
    default:
      return document satisfies never;
  }
}

async function feedsOnPage(visit: Fetched): Promise<FoundFeeds> {
  const found = await readLinkedFeeds(visit.bytes, visit.charset, visit.url);
  if ('rejected' in found) return found;
  const [feed, ...also] = found.feeds;
  return feed === undefined ? { rejected: noFeed } : { feeds: [feed], also };
}

async function feedsInFile(path: string): Promise<FoundFeeds> {
  try {
    const document = await readFetchedFeed(await readFile(path), null, 'file:');
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
  'the page names no feed; look on the site for an address that ends in rss, atom or xml and add that, or follow its links with --pages';
const noLinks = 'the page links to nothing that looks like a headline';
