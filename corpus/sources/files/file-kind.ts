// Chooses the reader of a file by its extension, or by its content.
import type { Reader } from '../../article-source.ts';
import { feedKind, readFeedFile } from '../feed/read-feed.ts';
import { readHtmlPage } from '../page/html-page.ts';
import { looksLikeJsonLines, readJson } from './json.ts';
import { readMarkdown } from './markdown.ts';
import { readPressPage } from './press-page.ts';

/** How a file is read: whole by a reader, or line by line as JSON Lines. */
export type FileKind = Reader | 'lines';

/** The kind by the file's extension, ignoring `.gz`; null where unknown. */
export function kindOfName(name: string): FileKind | null {
  const extension = /\.([a-z\d]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return kinds.get(extension) ?? null;
}

/** The kind by the start of the content, for streams without a name. */
export function kindOfContent(start: string): FileKind {
  const text = start.trimStart();
  if (feedKind(text) !== 'other') return readFeedFile;
  if (text.startsWith('{') && looksLikeJsonLines(text)) return 'lines';
  // The first line may continue beyond the start.
  if (text.startsWith('{"') && !text.includes('\n')) return 'lines';
  if (/^[[{]/.test(text)) return readJson;
  if (/^<(?:!doctype|html|head|body|!--|\?xml|article|div|p|h1)\b/i.test(text)) return readHtmlPage;
  return /^(?:---[ \t]*\r?\n|# )/.test(text) ? readMarkdown : readPressPage;
}

/** The known extensions, for messages. */
export const knownExtensions =
  '.txt, .md, .html, .json, .jsonl or a feed (.xml, .rss, .atom), each also with .gz';

/** JSON articles and JSON Feed have the same extension. */
const readJsonOrFeed: Reader = (content, name) =>
  (feedKind(content) === 'json' ? readFeedFile : readJson)(content, name);

const kinds: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ['txt', readPressPage],
  ['md', readMarkdown],
  ['markdown', readMarkdown],
  ['html', readHtmlPage],
  ['htm', readHtmlPage],
  ['json', readJsonOrFeed],
  ...['xml', 'rss', 'atom', 'rdf', 'opml'].map((extension): [string, Reader] => [
    extension,
    readFeedFile,
  ]),
  ['jsonl', 'lines'],
  ['ndjson', 'lines'],
]);
