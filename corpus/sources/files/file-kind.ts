// Tells how a file is read, by its extension or its content.
import type { WholeFileKind } from '../reading-pool.ts';
import { feedKind } from '../feed/feed-kind.ts';
import { looksLikeJsonLines } from './json.ts';

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
