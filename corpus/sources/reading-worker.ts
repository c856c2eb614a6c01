// The program of a reading thread: does one job for each message, and replies with what it read.
import { parentPort } from 'node:worker_threads';
import type { Found } from '../article-source.ts';
import type { FeedDocument } from '../following/feed.ts';
import type { PageArticle } from '../following/complete-item.ts';
import { reasonOf } from '../errors.ts';
import { decodeDocument } from './decode.ts';
import { linkedFeeds } from './feed/linked-feeds.ts';
import { readFeed } from './feed/read-feed.ts';
import { readerOf } from './files/file-kind.ts';
import { readHtmlPage } from './page/html-page.ts';
import type { Discovered, ReadingJob } from './reading-pool.ts';

parentPort?.on('message', (job: ReadingJob) => parentPort?.postMessage(done(job), []));

function done(job: ReadingJob): FeedDocument | PageArticle | Discovered | Found[] {
  switch (job.kind) {
    case 'feed':
      return feedIn(job.bytes, job.charset, job.url);
    case 'page':
      return articleOn(job.bytes, job.charset, job.url);
    case 'linked feeds':
      return feedsOn(job.bytes, job.charset, job.url);
    case 'file':
      return readerOf(job.fileKind)(job.content, job.name);
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
    return 'line' in found ? { line: found.line, isFree: !paywalled.test(html) } : found;
  } catch (error) {
    return { rejected: reasonOf(error) };
  }
}

// https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
const paywalled = /"isAccessibleForFree"\s{0,20}:\s{0,20}"?(?:false|no)\b/i;

function feedsOn(bytes: Uint8Array, charset: string | null, url: string): Discovered {
  try {
    return { feeds: linkedFeeds(decodeDocument(bytes, charset), url) };
  } catch (error) {
    return { rejected: reasonOf(error) };
  }
}
