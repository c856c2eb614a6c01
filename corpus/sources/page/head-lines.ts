// Reads the lines above an article's body: dates, bylines, labels.
import type { ArticleLine } from '../../article-source.ts';
import { canonicalUrl } from '../../canonical-url.ts';
import { dateOfLine, isPageChrome } from './page-lines.ts';

/**
 * The facts in one line above an article's body, such as its date or author; empty for buttons and
 * the like. Null for all other lines: a section, a headline, body text.
 */
export function headFacts(line: string): Partial<ArticleLine> | null {
  return partsFacts(line.replace(runTogether, '$1 ')) ?? wholeFacts(line);
}

/** Reads a line such as `Jane Doe | Example Times | 1 Dec 2025` if every part is recognised. */
function partsFacts(line: string): Partial<ArticleLine> | null {
  const parts = line.split(dividers).filter((part) => part !== '');
  if (parts.length < 2 || dateOfLine(line) !== null) return null;
  const facts = parts.map((part) => wholeFacts(part) ?? readBareByline(part));
  const known = facts.filter((fact) => fact !== null);
  const hasFact = parts.some((part) => wholeFacts(part) !== null);
  return hasFact && known.length === parts.length ? mergeFacts(known) : null;
}

function wholeFacts(line: string): Partial<ArticleLine> | null {
  return labelledFact(line) ?? unlabelledFacts(line);
}

// Text copied from a browser: "December 1, 20259:11 PM GMT+1Updated 3 hours ago".
const runTogether = /((?<!\d)\d{4})(?=\d{1,2}:\d{2})/;

/** Merges facts; earlier ones take precedence. */
export function mergeFacts(facts: readonly Partial<ArticleLine>[]): Partial<ArticleLine> {
  return Object.assign({}, ...facts.toReversed());
}

// Lines are clean: no two spaces follow each other.
const dividers = / [·•–—] | ?\| ?|[,;]? ?(?=(?:last )?updated\b)/i;

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

function labelledFact(line: string): Partial<ArticleLine> | null {
  const [, label = '', value = ''] = /^(\w{3,10}) ?: ?(\S.{0,298})$/.exec(line) ?? [];
  const name = label.toLowerCase();
  if (name === 'editor' || name === 'editors') return {};
  const key = Object.entries(labels).find(([written]) => written === name)?.[1];
  return key === undefined ? null : { [key]: value };
}

function unlabelledFacts(line: string): Partial<ArticleLine> | null {
  const date = dateOfLine(line);
  if (date !== null)
    return /^(?:last )?(?:updated|modified)/i.test(line)
      ? { updated_at: date }
      : { published_at: date };
  if (/^https?:\/\/\S+$/i.test(line)) return { url: canonicalUrl(line) };
  return readByline(line) ?? (isPageChrome(line) ? {} : null);
}

/** The author and the publisher in a byline. */
type Byline = { author?: string; source?: string };

/**
 * Reads a line that starts with "By". A person is the author, a newsroom the publisher; `By Jane
 * Doe, Example Times` and `By Jane Doe | Example Times` name both. Null for other lines.
 */
export function readByline(line: string): Byline | null {
  const names = /^(?:(?:Written|Story|Reported|Text) )?(?:[Bb]y|BY):? (\p{L}.{1,99})$/u.exec(
    line,
  )?.[1];
  if (names === undefined || /^\p{Ll}/u.test(names) || isProse(names)) return null;
  const [author = '', ...rest] = names.split(/\s?[,|/]\s?/);
  const publisher = rest.find(isNewsroom);
  if (isNewsroom(author)) return { source: author };
  if (publisher !== undefined) return { author, source: publisher };
  return { author: withoutPlace(names) };
}

/** The names in a byline without the place behind them: `Jane Doe in Oslo`. */
function withoutPlace(names: string): string {
  const last = names.lastIndexOf(',') + 1;
  const place = names.slice(last).search(/ in \p{Lu}/u);
  return place < 0 ? names : names.slice(0, last + place);
}

/** Reads a line without "By" at the place of a byline; null where it is no name. */
export function readBareByline(line: string): Byline | null {
  if (line.length > 60 || isProse(line)) return null;
  const [name = '', publisher] = (line.split(/ in (?=\p{Lu})/u, 1)[0] ?? '').split(/\s?[,|/]\s?/);
  if (isNewsroom(name)) return { source: name };
  if (!isPersonsName(name)) return null;
  const hasPublisher = publisher !== undefined && isNewsroom(publisher);
  return hasPublisher ? { author: name, source: publisher } : { author: name };
}

const newsroomWords =
  /\b(?:news|times|post|press|agency|daily|tv|radio|herald|journal|tribune|telegraph|guardian|independent|chronicle|gazette|globe|mail|observer|standard|today|broadcasting|network|media|reuters|xinhua|bloomberg|politico|axios|tass|staff|wire|service|europe|global|weekly|magazine|review|online|international)\b/i;

// A newsroom is an acronym, or has a word that is common in newsroom names.
function isNewsroom(name: string): boolean {
  const isInitials = /^\p{Lu}[\p{Lu}\d&.]{1,7}$/u.test(name);
  return (
    isInitials || (name.split(' ').length <= 5 && newsroomWords.test(name) && isCapitalised(name))
  );
}

function isPersonsName(name: string): boolean {
  const words = name.split(' ').length;
  return words >= 2 && words <= 4 && isCapitalised(name) && !/\d/.test(name);
}

function isCapitalised(name: string): boolean {
  return name
    .split(' ')
    .every(
      (word) =>
        /^[\p{Lu}\p{Lo}(]/u.test(word) ||
        /^(?:of|the|and|de|da|van|von|der|den|al|bin|el|la|du|di)$/.test(word),
    );
}

function isProse(text: string): boolean {
  return /[.!?]["”]?$/.test(text) && !/\b(?:Jr|Sr|Inc|[A-Z])\.$/.test(text);
}
