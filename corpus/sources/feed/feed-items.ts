// Turns the raw facts of a feed into clean items.
import { siteOf } from '../../canonical-url.ts';
import { parseDate } from '../../dates/parse-date.ts';
import { reasonOf } from '../../errors.ts';
import type { FeedDocument, FeedItem } from '../../following/feed.ts';
import { cleanLine } from '../../text/clean-text.ts';
import { splitSentences } from '../../text/sentences.ts';
import { feedPublisher, matchesHost } from '../page/publisher-name.ts';
import { feedText } from './feed-text.ts';
import { tellApart } from './tell-apart.ts';
import type { RawFeed, RawItem } from './raw-item.ts';

/** The feed's address, null for a file, and how many of its items could not be parsed. */
type Reading = { address: string | null; broken: number };

/** A feed with its items cleaned and deduplicated, and the broken ones with their reasons. */
export function toFeedDocument(raw: RawFeed, { address, broken }: Reading): FeedDocument {
  const site = resolveAddress(raw.site, resolveAddress(raw.base, address));
  const title = firstLine([raw.title ?? '']);
  const facts = feedFacts(raw, { title, address, site });
  const items: FeedItem[] = [];
  const rejected: { input: string; rejected: string }[] = [];
  raw.items.forEach((rawItem, index) => {
    const input = `${address ?? 'the feed'}, item ${index + 1}`;
    const made = toFeedItem(rawItem, facts);
    if ('rejected' in made) rejected.push({ input, rejected: made.rejected });
    else items.push(made.item);
  });
  const brokenNote = { input: address ?? 'the feed', rejected: brokenItems(broken) };
  return {
    kind: 'feed',
    title,
    items: tellApart(items, site),
    rejected: broken > 0 ? [...rejected, brokenNote] : rejected,
  };
}

function brokenItems(count: number): string {
  return count === 1
    ? 'one item is broken XML and was left out'
    : `${count} items are broken XML and were left out`;
}

/** Facts of the feed that apply to its items. */
type FeedFacts = {
  base: string | null;
  publisher: string | null;
  language: string | null;
  /** See `siteOf`. */
  site: string | null;
};

function feedFacts(
  { publisher = '', base, language }: RawFeed,
  { title, address, site }: Record<'title' | 'address' | 'site', string | null>,
): FeedFacts {
  return {
    base: resolveAddress(base, address ?? site),
    publisher: firstLine([publisher]) ?? feedPublisher(title ?? '', site),
    language: language ?? null,
    site: siteOf(address ?? site ?? ''),
  };
}

/** Longer descriptions are taken for the whole text, and shorter contents for a teaser. */
const WHOLE_DESCRIPTION = 1_500;
const WHOLE_CONTENT = 400;
const MAX_TEXT = 1_000_000;
const MAX_GUID = 200;

/** An item as an article line, or why it cannot become one, in one sentence. Never throws. */
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
  const { url, isPage } = addressOf(raw, resolveAddress(raw.bases[0], feed.base));
  const title = firstLine(raw.titles) ?? firstSentence(given.text);
  const guid = raw.ids.map((id) => id.trim().slice(0, MAX_GUID)).find((id) => id !== '') ?? null;
  if ([guid, url, title].every((name) => !name))
    return { rejected: 'the item has neither a title nor a link' };
  const line = {
    ...(url !== null && { url }),
    title,
    source: publisherOf(raw, url, feed),
    ...datesOf(raw),
    author: authorsOf(raw.authors),
    section: firstLine(raw.sections),
    language: firstLine([...raw.languages, feed.language ?? '']),
    text: given.text,
  };
  const isSummary = isPage && !given.isWhole;
  const note = noteOf(raw, line.published_at);
  return {
    item: { key: '', guid, feedSite: feed.site, line, isSummary, ...(note !== null && { note }) },
  };
}

/**
 * The publisher of an item is the feed's, unless the item names another that fits its address on the
 * feed's own site: no feed speaks for others.
 */
function publisherOf(raw: RawItem, url: string | null, feed: FeedFacts): string | null {
  const own = firstLine(raw.publishers);
  const isBelieved = own !== null && (url === null ? feed.site === null : isOf(own, url, feed));
  return isBelieved ? own : (feed.publisher ?? feed.site);
}

function isOf(name: string, url: string, { site }: FeedFacts): boolean {
  const isOwnSite = site === null || siteOf(url) === site;
  return isOwnSite && matchesHost(name, new URL(url).hostname);
}

/** The address of an item: that of its page, else that of its film or recording. */
function addressOf(raw: RawItem, base: string | null): { url: string | null; isPage: boolean } {
  const page = itemAddress(raw.links, base);
  return { url: page ?? itemAddress(raw.enclosures, base), isPage: page !== null };
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

/** The longest text of the item; null where a text is too long to read. */
function textOf({ contents, summaries }: RawItem): { text: string; isWhole: boolean } | null {
  const all = [...contents, ...summaries];
  if (all.some((text) => text.length > MAX_TEXT)) return null;
  const texts = all.map((text, index) => {
    const { text: plain, isCut } = feedText(text);
    const enough = index < contents.length ? WHOLE_CONTENT : WHOLE_DESCRIPTION;
    return { text: plain, isWhole: !isCut && plain.length >= enough };
  });
  const [longest] = texts.toSorted((a, b) => b.text.length - a.text.length);
  return longest ?? { text: '', isWhole: false };
}

/** Names without addresses: `jane@example.com (Jane Doe)` and `Jane Doe <jane@example.com>`. */
function authorsOf(authors: RawItem['authors']): string | null {
  const names = authors.map((author) =>
    cleanLine(bracketedName(author) ?? author)
      .split(' ')
      .filter((word) => !/\S@\S/.test(word))
      .join(' ')
      .replace(/^by\b/i, '')
      .trim(),
  );
  return [...new Set(names.filter((name) => name !== ''))].join(', ') || null;
}

/** The name in brackets behind an e-mail address, as RSS 2.0 has it; null for none. */
function bracketedName(author: string): string | null {
  const at = author.indexOf('@');
  const open = author.indexOf('(', at);
  const close = author.indexOf(')', at);
  if (at < 0 || open < 0 || close < open) return null;
  return author.slice(open + 1, close).trim() || null;
}

function firstDate(dates: RawItem['published']): string | null {
  return dates.map(feedDate).find((date) => date !== null) ?? null;
}

function firstLine(values: readonly string[]): string | null {
  const lines = values.map((value) => cleanLine(value.replace(scripts, '')));
  return lines.find((line) => line !== '') ?? null;
}

// Ends at the next element of its kind, so that matching is linear.
const scripts =
  /<script\b(?:[^<]|<(?!\/?script\b))*<\/script>|<style\b(?:[^<]|<(?!\/?style\b))*<\/style>/gi;

function firstSentence(text: string): string {
  const [first] = splitSentences(text);
  return cleanLine(text.slice(first?.start ?? 0, first?.end ?? 0)).slice(0, 200);
}

/**
 * Parses a date of a feed to ISO 8601 in UTC; null where unreadable. In addition to `parseDate`,
 * reads two-digit years (RFC 822), `2025-12` and `2025` (W3C-DTF), and weekdays in any language.
 */
export function feedDate(written: string): string | null {
  const text = written.trim().replace(/\s+/g, ' ');
  const plain = text
    .replace(/^\p{L}{2,15}\.?, ?/u, '')
    .replace(/^(\d{1,2}[ -]\p{L}{3,9}\.?[ -])(\d{2})(?= )/u, fullYear)
    .replace(/^(\d{4})(?:-(\d{2}))?$/, (_whole, year, month) => `${year}-${month ?? '01'}-01`);
  return parseDate(plain) ?? parseDate(text);
}

// RFC 2822, 4.3: years from 50 are of the last century.
function fullYear(_whole: string, day: string, year: string): string {
  return `${day}${Number(year) < 50 ? '20' : '19'}${year}`;
}

/** The first of an item's links that is a web address; null for none. */
function itemAddress(links: readonly string[], base: string | null): string | null {
  return links.map((link) => webAddress(link, base)).find((url) => url !== null) ?? null;
}

/** An address resolved against a base; the base where the address is missing or invalid. */
export function resolveAddress(
  address: string | undefined | null,
  base: string | null,
): string | null {
  return webAddress(address ?? '', base) ?? base;
}

function webAddress(written: string, base: string | null): string | null {
  // Spaces within an address are encoded, as browsers do; without a scheme, a host begins with www.
  const text = written.trim().replace(/^(?=www\.[^\s/.]+\.)/i, 'https://');
  if (text === '' || /[\r\n]/.test(text)) return null;
  const url = URL.parse(text, base ?? (text.startsWith('//') ? 'https:' : undefined));
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}
