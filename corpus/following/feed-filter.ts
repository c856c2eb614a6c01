// Which items of a followed feed are read: some people want only some of a feed.
import { z } from 'zod';
import type { ArticleLine } from '../article-source.ts';
import { cleanLine } from '../text/clean-text.ts';
import { detectLanguage } from '../text/language.ts';

/**
 * Rules over the items of a feed. An item is read if one of `only` matches it (or there are none)
 * and none of `without` does. A rule is a word or phrase of the headline or text, or a field and a
 * value: `title:`, `author:`, `section:` and `language:`.
 */
export type FeedFilter = { only: string[]; without: string[] };

/** Validates a filter that was stored as JSON. */
export const feedFilterSchema: z.ZodType<FeedFilter> = z.object({
  only: z.array(z.string()),
  without: z.array(z.string()),
});

/**
 * Whether a filter may let an item through, by what the feed says of it. An author, section or
 * language that the feed does not state is left to `passesWhole`.
 */
export function passes(line: ArticleLine, { only, without }: FeedFilter): boolean {
  const isWanted = only.length === 0 || only.some((rule) => isMatch(line, rule) ?? true);
  return isWanted && !without.some((rule) => isMatch(line, rule));
}

/**
 * Whether a filter lets an item through that `passes`, by what its page says besides: the author and
 * the section, and the language that it states or is written in.
 */
export function passesWhole(
  item: ArticleLine,
  page: ArticleLine,
  { only, without }: FeedFilter,
): boolean {
  const language = detectLanguage(page.text, page.language ?? null);
  const isOfPage = (rule: string): boolean => {
    const [name] = fieldOf(rule);
    return name !== null && name !== 'title' && isMatch({ ...page, language }, rule) === true;
  };
  const isWanted = only.length === 0 || only.some((rule) => isMatch(item, rule) || isOfPage(rule));
  return isWanted && !without.some(isOfPage);
}

const fields = ['title', 'author', 'section', 'language'] as const;

/** Whether a rule matches; null where the line does not say. */
function isMatch(line: ArticleLine, rule: string): boolean | null {
  const [name, value] = fieldOf(rule);
  const text = name === null ? `${line.title}\n${line.text}` : (line[name] ?? '');
  if (text === '') return null;
  if (name === 'language') return languageOf(text) === languageOf(value);
  const between = unspaced.test(text) ? '' : ' ';
  return wordsIn(text, between).includes(wordsIn(value, between));
}

/** The field of a rule and its value; null for a rule over headline and text. */
function fieldOf(rule: string): [(typeof fields)[number] | null, string] {
  const name = fields.find((field) => rule.toLowerCase().startsWith(`${field}:`));
  return name === undefined ? [null, rule] : [name, rule.slice(name.length + 1)];
}

/** The words in lower case, with `between` around each, so that a rule matches whole words. */
function wordsIn(text: string, between: string): string {
  const plain = text.normalize('NFC').toLowerCase();
  const words = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return between + words.join(between) + between;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function languageOf(tag: string): string {
  return cleanLine(tag).toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
