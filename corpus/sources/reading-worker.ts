// The program of a reading thread: does one job for each message, and replies with what it read.
import { parentPort } from 'node:worker_threads';
import type { Found, Reader } from '../article-source.ts';
import type { FeedDocument, UnreadableDocument } from '../following/feed.ts';
import type { PageArticle } from '../following/complete-item.ts';
import { reasonOf } from '../errors.ts';
import { decodeDocument } from './decode.ts';
import { linkedFeeds } from './feed/linked-feeds.ts';
import { feedKind } from './feed/feed-kind.ts';
import { readFeed, readFeedFile } from './feed/read-feed.ts';
import { readJson } from './files/json.ts';
import { readMarkdown } from './files/markdown.ts';
import { readPressPage } from './files/press-page.ts';
import { readHtmlPage } from './page/html-page.ts';
import { linkedArticles } from './page/linked-articles.ts';
import type { Discovered, ReadingJob, WholeFileKind } from './reading-pool.ts';

/** JSON articles and JSON Feed have the same extension. */
const readJsonOrFeed: Reader = (content, name) =>
  (feedKind(content) === 'json' ? readFeedFile : readJson)(content, name);

const readers: Readonly<Record<WholeFileKind, Reader>> = {
  'press page': readPressPage,
  Markdown: readMarkdown,
  HTML: readHtmlPage,
  JSON: readJsonOrFeed,
  feed: readFeedFile,
};

parentPort?.on('message', (job: ReadingJob) => parentPort?.postMessage(done(job), []));

function done(
  job: ReadingJob,
): FeedDocument | UnreadableDocument | PageArticle | Discovered | Found[] {
  switch (job.kind) {
    case 'feed':
      return feedIn(job.bytes, job.charset, job.url);
    case 'page':
      return articleOn(job.bytes, job.charset, job.url);
    case 'linked articles':
      return articlesLinked(job.bytes, job.charset, job.url);
    case 'linked feeds':
      return feedsOn(job.bytes, job.charset, job.url);
    case 'file':
      return readers[job.fileKind](job.content, job.name);
    default:
      return job satisfies never;
  }
}

function feedIn(bytes: Uint8Array, charset: string | null, url: string): FeedDocument {
  try {
    return readFeed(decodeDocument(bytes, charset), url);
  } catch {
    return { kind: 'other' };
  }
}

function articleOn(bytes: Uint8Array, charset: string | null, url: string): PageArticle {
  try {
    const html = decodeDocument(bytes, charset);
    const [found] = readHtmlPage(html, url);
    if (found === undefined) return { rejected: 'there is no article on the page' };
    if ('rejected' in found) return found;
    const { length: linkedHeadlines } = html.match(linkedHeadline) ?? [];
    return { line: found.line, isFree: !paywalled.test(html), linkedHeadlines };
  } catch (error) {
    return { rejected: reasonOf(error) };
  }
}

// https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
const paywalled = /"isAccessibleForFree"\s{0,20}:\s{0,20}"?(?:false|no)\b/i;

const linkedHeadline =
  /<h[1-6](?:\s[^<>]{0,500})?>\s{0,100}<a\s|<a\s[^<>]{0,2000}>\s{0,100}<h[1-6][\s>]/gi;

function articlesLinked(
  bytes: Uint8Array,
  charset: string | null,
  url: string,
): FeedDocument | UnreadableDocument {
  try {
    return linkedArticles(decodeDocument(bytes, charset), url);
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

function feedsOn(bytes: Uint8Array, charset: string | null, url: string): Discovered {
  try {
    return { feeds: linkedFeeds(decodeDocument(bytes, charset), url) };
  } catch (error) {
    return { rejected: reasonOf(error) };
  }
}
