// Which items of a followed feed are read: some people want only some of a feed.
import { z } from 'zod';
import type { ArticleLine } from '../article-source.ts';
import { cleanLine } from '../text/clean-text.ts';

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

/** A filter that lets everything through. */
export const noFilter: FeedFilter = { only: [], without: [] };

/** Whether a filter lets an item through, judged by what the feed says of it. */
export function passes(line: ArticleLine, { only, without }: FeedFilter): boolean {
  const matches = (rule: string): boolean => isMatch(line, rule);
  return (only.length === 0 || only.some(matches)) && !without.some(matches);
}

const fields = ['title', 'author', 'section', 'language'] as const;

function isMatch(line: ArticleLine, rule: string): boolean {
  const [name, value] = fieldOf(rule);
  if (name === 'language') return languageOf(line.language) === languageOf(value);
  const text = name === null ? `${line.title}\n${line.text}` : (line[name] ?? '');
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

function languageOf(tag: string | null | undefined): string {
  return (
    cleanLine(tag ?? '')
      .toLowerCase()
      .split(/[-_]/, 1)[0] ?? ''
  );
}
