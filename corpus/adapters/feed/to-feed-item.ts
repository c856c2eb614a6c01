import { cleanLine } from '../../text/clean-text.ts';
import { reasonOf } from '../../errors.ts';
import type { FeedItem } from '../../feeds/feed-item.ts';
import { splitSentences } from '../../text/sentences.ts';
import { feedDate } from './feed-date.ts';
import { feedText } from './feed-text.ts';
import { itemAddress, joined } from './item-address.ts';
import type { RawItem } from './raw/raw-item.ts';

/** What the feed lends its items. */
export type FeedFacts = { base: string | null; publisher: string | null; language: string | null };

/** A description as long as this is no teaser, and a content shorter than that may be one. */
const WHOLE_DESCRIPTION = 1_500;
const WHOLE_CONTENT = 400;
const LONGEST_TEXT = 1_000_000;
// As long as an article's id may be.
const longestKey = 200;

/** An item as an article line, or in one sentence why it cannot be one. Never throws. */
export function toFeedItem(
  raw: RawItem,
  feed: FeedFacts,
): { item: FeedItem } | { rejected: string } {
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
