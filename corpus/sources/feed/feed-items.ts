import { parseDate } from '../../dates/parse-date.ts';
import { reasonOf } from '../../errors.ts';
import type { FeedDocument, FeedItem } from '../../following/feed.ts';
import { cleanLine } from '../../text/clean-text.ts';
import { splitSentences } from '../../text/sentences.ts';
import { feedPublisher } from '../page/publisher-name.ts';
import { feedText } from './feed-text.ts';
import type { RawFeed, RawItem } from './raw-item.ts';

/** Where the feed came from, null for a file, and how many of its items could not be parsed. */
type Reading = { address: string | null; lost: number };

/** A feed with its items cleaned, each once, and the broken ones with their reasons. */
export function toFeedDocument(raw: RawFeed, { address, lost }: Reading): FeedDocument {
  const site = joined(raw.site, joined(raw.base, address));
  const facts = {
    base: joined(raw.base, address ?? site),
    publisher: cleanLine(raw.publisher ?? '') || feedPublisher(raw.title ?? '', site),
    language: raw.language ?? null,
  };
  const items = new Map<string, FeedItem>();
  const rejected: { input: string; rejected: string }[] = [];
  raw.items.forEach((rawItem, index) => {
    const input = `${address ?? 'the feed'}, item ${index + 1}`;
    const made = toFeedItem(rawItem, facts);
    if ('rejected' in made) rejected.push({ input, rejected: made.rejected });
    else addItem(items, made.item);
  });
  const broken = { input: address ?? 'the feed', rejected: brokenItems(lost) };
  return {
    kind: 'feed',
    title: cleanLine(raw.title ?? '') || null,
    items: [...items.values()],
    rejected: lost > 0 ? [...rejected, broken] : rejected,
  };
}

/** Adds an item that is not there yet. Where several share one guid, their addresses or headlines tell. */
function addItem(items: Map<string, FeedItem>, item: FeedItem): void {
  const twin = items.get(item.key);
  const own = item.line.url ?? item.line.title;
  if (twin === undefined) items.set(item.key, item);
  else if ((twin.line.url ?? twin.line.title) !== own && !items.has(own)) {
    const line = item.line.id === undefined ? item.line : { ...item.line, id: own };
    items.set(own, { ...item, key: own, line });
  }
}

function brokenItems(lost: number): string {
  return lost === 1
    ? 'one item is broken XML and was left out'
    : `${lost} items are broken XML and were left out`;
}

/** What the feed lends its items. */
type FeedFacts = { base: string | null; publisher: string | null; language: string | null };

/** A description as long as this is no teaser, and a content shorter than that may be one. */
const WHOLE_DESCRIPTION = 1_500;
const WHOLE_CONTENT = 400;
const LONGEST_TEXT = 1_000_000;
// As long as an article's id may be.
const longestKey = 200;

/** An item as an article line, or in one sentence why it cannot be one. Never throws. */
function toFeedItem(raw: RawItem, feed: FeedFacts): { item: FeedItem } | { rejected: string } {
  try {
    return itemOf(raw, feed);
  } catch (error) {
    return { rejected: reasonOf(error) };
  }
}

function itemOf(raw: RawItem, feed: FeedFacts): { item: FeedItem } | { rejected: string } {
  const given = textOf(raw);
  if (given === null) return { rejected: 'the item is longer than a million characters' };
  const url = itemAddress(raw.links, joined(raw.bases[0], feed.base));
  const title = firstLine(raw.titles) ?? firstSentence(given.text);
  const names = [...raw.ids, url ?? '', title].map((name) => name.trim().slice(0, longestKey));
  const key = names.find((name) => name !== '');
  if (key === undefined) return { rejected: 'the item has neither a title nor a link' };
  const line = {
    ...identityOf(url, raw.ids.length > 0 ? key : null),
    title,
    source: firstLine([...raw.publishers, feed.publisher ?? '']),
    ...datesOf(raw),
    author: authorsOf(raw.authors),
    section: firstLine(raw.sections),
    language: firstLine([...raw.languages, feed.language ?? '']),
    text: given.text,
  };
  const isSummary = url !== null && !given.isWhole;
  const note = noteOf(raw, line.published_at);
  return { item: { key, line, isSummary, ...(note !== null && { note }) } };
}

/** What no address tells apart, the guid does. */
function identityOf(url: string | null, guid: string | null): { url?: string; id?: string } {
  if (url !== null) return { url };
  return guid === null ? {} : { id: guid };
}

function noteOf({ published: [written] }: RawItem, readable: string | null): string | null {
  if (written === undefined || readable !== null) return null;
  return `its date cannot be read: "${cleanLine(written).slice(0, 60)}"`;
}

function datesOf(raw: RawItem): { published_at: string | null; updated_at: string | null } {
  const published = firstDate(raw.published);
  const updated = firstDate(raw.updated);
  const isLater = updated !== null && published !== null && updated > published;
  return { published_at: published ?? updated, updated_at: isLater ? updated : null };
}

/** The longest text of the item; null for one beyond reading. */
function textOf({ contents, summaries }: RawItem): { text: string; isWhole: boolean } | null {
  const all = [...contents, ...summaries];
  if (all.some((text) => text.length > LONGEST_TEXT)) return null;
  const texts = all.map((text, index) => {
    const { text: plain, isCut } = feedText(text);
    const enough = index < contents.length ? WHOLE_CONTENT : WHOLE_DESCRIPTION;
    return { text: plain, isWhole: !isCut && plain.length >= enough };
  });
  const [longest] = texts.toSorted((a, b) => b.text.length - a.text.length);
  return longest ?? { text: '', isWhole: false };
}

/** `jane@example.com (Jane Doe)` and `Jane Doe <jane@example.com>` are Jane Doe. */
function authorsOf(authors: RawItem['authors']): string | null {
  const names = authors.map((author) => {
    const inBrackets = /@[^()]*\(([^()]{2,100})\)/.exec(author)?.[1];
    const name = cleanLine(inBrackets ?? author).replace(/\s*<?\S+@\S+>?\s*/g, ' ');
    return name.replace(/^by\b/i, '').trim();
  });
  return [...new Set(names.filter((name) => name !== ''))].join(', ') || null;
}

function firstDate(dates: RawItem['published']): string | null {
  return dates.map(feedDate).find((date) => date !== null) ?? null;
}

function firstLine(values: readonly string[]): string | null {
  const lines = values.map((value) => cleanLine(value.slice(0, 5_000).replace(scripts, '')));
  return lines.find((line) => line !== '') ?? null;
}

const scripts = /<(script|style)\b[^]*?<\/\1>/gi;

function firstSentence(text: string): string {
  const [first] = splitSentences(text);
  return cleanLine(text.slice(first?.start ?? 0, first?.end ?? 0)).slice(0, 200);
}

/**
 * A date as feeds write it, as ISO 8601 in UTC, or null: what `parseDate` reads, and also two-digit
 * years (RFC 822), `2025-12` and `2025` (W3C-DTF), and weekdays in any language.
 */
function feedDate(written: string): string | null {
  const text = written.trim().replace(/\s+/g, ' ');
  const plain = text
    .replace(/^\p{L}{2,15}\.?, ?/u, '')
    .replace(/^(\d{1,2}[ -]\p{L}{3,9}\.?[ -])(\d{2})(?= )/u, wholeYear)
    .replace(/^(\d{4})(?:-(\d{2}))?$/, (_whole, year, month) => `${year}-${month ?? '01'}-01`);
  return parseDate(plain) ?? parseDate(text);
}

// RFC 2822, 4.3: years from 50 belong to the last century.
function wholeYear(_whole: string, day: string, year: string): string {
  return `${day}${Number(year) < 50 ? '20' : '19'}${year}`;
}

/** The first of an item's links that leads to a page; null where none does. */
function itemAddress(links: readonly string[], base: string | null): string | null {
  return links.map((link) => webAddress(link, base)).find((url) => url !== null) ?? null;
}

/** One address resolved against another; the other where it is none. */
export function joined(address: string | undefined | null, base: string | null): string | null {
  return webAddress(address ?? '', base) ?? base;
}

function webAddress(written: string, base: string | null): string | null {
  const text = written.trim();
  if (text === '' || /\s/.test(text)) return null;
  const url = URL.parse(text, base ?? (text.startsWith('//') ? 'https:' : undefined));
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}
