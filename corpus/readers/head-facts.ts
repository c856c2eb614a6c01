import type { ArticleLine } from '../article-line.ts';
import { canonicalUrl } from '../canonical-url.ts';
import { readBareByline, readByline } from './byline.ts';
import { dateOfLine, isFurniture } from './press-lines.ts';

/**
 * What one line above a story's body says of it, such as its date or who wrote it; empty for lines
 * that belong to the page. Null for a line that is none of this: a section, a headline, body.
 */
export function headFacts(line: string): Partial<ArticleLine> | null {
  return inParts(line.replace(runTogether, '$1 ')) ?? ofWhole(line);
}

/** A line such as `Jane Doe | Example Times | 1 Dec 2025`, where every part is known. */
function inParts(line: string): Partial<ArticleLine> | null {
  const parts = line.split(dividers).filter((part) => part !== '');
  if (parts.length < 2 || dateOfLine(line) !== null) return null;
  const facts = parts.map((part) => ofWhole(part) ?? readBareByline(part));
  const known = facts.filter((fact) => fact !== null);
  const isTold = parts.some((part) => ofWhole(part) !== null);
  return isTold && known.length === parts.length ? merged(known) : null;
}

function ofWhole(line: string): Partial<ArticleLine> | null {
  return labelled(line) ?? simple(line);
}

// Pages copied from a browser: "December 1, 20259:11 PM GMT+1Updated 3 hours ago".
const runTogether = /((?<!\d)\d{4})(?=\d{1,2}:\d{2})/;

/** All facts together; of two that differ the earlier holds. */
export function merged(facts: readonly Partial<ArticleLine>[]): Partial<ArticleLine> {
  return Object.assign({}, ...facts.toReversed());
}

const dividers = /\s+[·•–—]\s+|\s*\|\s*|[,;]?\s*(?=(?:last )?updated\b)/i;

const labels = {
  title: 'title',
  headline: 'title',
  source: 'source',
  publisher: 'source',
  author: 'author',
  reporter: 'author',
  url: 'url',
  link: 'url',
  section: 'section',
  category: 'section',
  language: 'language',
} as const satisfies Record<string, keyof ArticleLine>;

function labelled(line: string): Partial<ArticleLine> | null {
  const [, label = '', value = ''] = /^(\w{3,10}) ?: ?(\S.{0,298})$/.exec(line) ?? [];
  const name = label.toLowerCase();
  if (name === 'editor' || name === 'editors') return {};
  const key = Object.entries(labels).find(([written]) => written === name)?.[1];
  return key === undefined ? null : { [key]: value };
}

function simple(line: string): Partial<ArticleLine> | null {
  const date = dateOfLine(line);
  if (date !== null)
    return /^(?:last )?(?:updated|modified)/i.test(line)
      ? { updated_at: date }
      : { published_at: date };
  if (/^https?:\/\/\S+$/i.test(line)) return { url: canonicalUrl(line) };
  return readByline(line) ?? (isFurniture(line) ? {} : null);
}
