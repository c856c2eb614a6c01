// Decides whether a page tells the story of the feed item that led to it.
import type { ArticleLine } from '../article-source.ts';
import { isHomePage } from '../canonical-url.ts';

/** The page that an item led to: its article, its address, and how many headlines it links. */
export type LedTo = { line: ArticleLine; url: string; linkedHeadlines: number };

/** The least share of the item's words that its page has, and of its headline in the page's. */
const LEAST_TOLD = 0.5;
const LEAST_HEADLINE = 0.5;
/** A page with the item's headline that is as short as this has to tell some of the summary. */
const SHORT_PAGE_WORDS = 100;
const LEAST_SUMMARY = 0.3;
/** A listing links at least so many headlines, and one for every two of its paragraphs. */
const LISTED_HEADLINES = 5;

/**
 * Why a page is not the article of a feed item, in one sentence: the site's home page, a list of
 * articles, or a page about something else, such as a bot check or a consent wall in any language.
 * Null if it may be.
 */
export function otherStory(
  item: ArticleLine,
  { line, url, linkedHeadlines }: LedTo,
): string | null {
  if (isHomePage(url) && !isHomePage(item.url ?? '')) return 'the page is the home page';
  const told = shareOf(`${item.title} ${item.text}`, `${line.title} ${line.text}`);
  if (isSameHeadline(item.title, line.title)) {
    const isShort = wordsIn(line.text).size < SHORT_PAGE_WORDS;
    const isMissing = shareOf(item.text, line.text) < LEAST_SUMMARY;
    return isShort && isMissing ? 'the page does not tell the story' : null;
  }
  if (isListing({ line, linkedHeadlines })) return 'the page is a list of articles';
  return told < LEAST_TOLD ? 'the page is about something else' : null;
}

/** Whether a page lists articles, by the headlines that it links. */
export function isListing({ line, linkedHeadlines }: Omit<LedTo, 'url'>): boolean {
  const paragraphs = line.text.split('\n\n').length;
  return linkedHeadlines >= Math.max(LISTED_HEADLINES, paragraphs / 2);
}

function isSameHeadline(one: string, other: string): boolean {
  return (
    one !== '' &&
    other !== '' &&
    Math.max(shareOf(one, other), shareOf(other, one)) >= LEAST_HEADLINE
  );
}

/** The share of the words of a text that are in another; 1 for a text without words. */
function shareOf(text: string, other: string): number {
  const [words, others] = [wordsIn(text), wordsIn(other)];
  return words.size === 0 ? 1 : [...words].filter((word) => others.has(word)).length / words.size;
}

/**
 * The words of four letters or more and the numbers; where words are not separated, pairs of
 * characters.
 */
function wordsIn(text: string): Set<string> {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return new Set(
    runs.flatMap((run) => {
      if (unspaced.test(run))
        return Array.from(run, (character, index) => character + run.charAt(index + 1));
      return run.length >= 4 || /\p{N}/u.test(run) ? [run] : [];
    }),
  );
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u;
