import type { Reader } from '../../article-source.ts';
import { feedKind, readFeedFile } from '../feed/read-feed.ts';
import { readHtmlPage } from '../page/html-page.ts';
import { holdsLines, readJson } from './json.ts';
import { readMarkdown } from './markdown.ts';
import { readPressPage } from './press-page.ts';

/** How a content is read: whole by a reader, or line by line. */
export type FileKind = Reader | 'lines';

/** The kind by the file's name, `.gz` aside; null for an ending that is not known. */
export function kindOfName(name: string): FileKind | null {
  const ending = /\.([a-z\d]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return kinds.get(ending) ?? null;
}

/** The kind by how the content starts, for a stream without a name. */
export function kindOfContent(start: string): FileKind {
  const text = start.trimStart();
  if (feedKind(text) !== 'other') return readFeedFile;
  if (text.startsWith('{') && holdsLines(text)) return 'lines';
  // A first line that goes on beyond what is known of it.
  if (text.startsWith('{"') && !text.includes('\n')) return 'lines';
  if (/^[[{]/.test(text)) return readJson;
  if (/^<(?:!doctype|html|head|body|!--|\?xml|article|div|p|h1)\b/i.test(text)) return readHtmlPage;
  return /^(?:---[ \t]*\r?\n|# )/.test(text) ? readMarkdown : readPressPage;
}

/** The endings that are read, for a sentence. */
export const knownEndings =
  '.txt, .md, .html, .json, .jsonl or a feed (.xml, .rss, .atom), each also with .gz';

/** JSON of articles and JSON Feed have the same ending. */
const readJsonOrFeed: Reader = (content, name) =>
  (feedKind(content) === 'json' ? readFeedFile : readJson)(content, name);

const kinds: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ['txt', readPressPage],
  ['md', readMarkdown],
  ['markdown', readMarkdown],
  ['html', readHtmlPage],
  ['htm', readHtmlPage],
  ['json', readJsonOrFeed],
  ...['xml', 'rss', 'atom', 'rdf', 'opml'].map((ending): [string, Reader] => [
    ending,
    readFeedFile,
  ]),
  ['jsonl', 'lines'],
  ['ndjson', 'lines'],
]);
