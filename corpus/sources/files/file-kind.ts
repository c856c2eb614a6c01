// Chooses the reader of a file by its extension, or by its content.
import type { Reader } from '../../article-source.ts';
import type { WholeFileKind } from '../reading-pool.ts';
import { feedKind, readFeedFile } from '../feed/read-feed.ts';
import { readHtmlPage } from '../page/html-page.ts';
import { looksLikeJsonLines, readJson } from './json.ts';
import { readMarkdown } from './markdown.ts';
import { readPressPage } from './press-page.ts';

/** How a file is read: as a whole, or line by line as JSON Lines. */
export type FileKind = WholeFileKind | 'lines';

/** The kind by the file's extension, ignoring `.gz`; null where unknown. */
export function kindOfName(name: string): FileKind | null {
  const extension = /\.([a-z\d]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return kinds.get(extension) ?? null;
}

/** The kind by the start of the content, for streams without a name. */
export function kindOfContent(start: string): FileKind {
  const text = start.trimStart();
  if (feedKind(text) !== 'other') return 'feed';
  if (text.startsWith('{') && looksLikeJsonLines(text)) return 'lines';
  // The first line may continue beyond the start.
  if (text.startsWith('{"') && !text.includes('\n')) return 'lines';
  if (/^[[{]/.test(text)) return 'JSON';
  if (/^<(?:!doctype|html|head|body|!--|\?xml|article|div|p|h1)\b/i.test(text)) return 'HTML';
  return /^(?:---[ \t]*\r?\n|# )/.test(text) ? 'Markdown' : 'press page';
}

/** The known extensions, for messages. */
export const knownExtensions =
  '.txt, .md, .html, .json, .jsonl or a feed (.xml, .rss, .atom), each also with .gz';

/** The reader of the whole content of such a file. */
export function readerOf(kind: WholeFileKind): Reader {
  return readers[kind];
}

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

const kinds: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ['txt', 'press page'],
  ['md', 'Markdown'],
  ['markdown', 'Markdown'],
  ['html', 'HTML'],
  ['htm', 'HTML'],
  ['json', 'JSON'],
  ...['xml', 'rss', 'atom', 'rdf', 'opml'].map((extension): [string, FileKind] => [
    extension,
    'feed',
  ]),
  ['jsonl', 'lines'],
  ['ndjson', 'lines'],
]);
