// Reads news pages that were saved as text.
import type { ArticleLine, Reader } from '../../article-source.ts';
import { cleanText } from '../../text/clean-text.ts';
import {
  bulletText,
  isCopyright,
  isFooter,
  isCaption,
  isPhotoCredit,
  isPageChrome,
  endsLikeSentence,
  creditedSource,
  isLinkHeading,
  isRelatedHeading,
  copyrightHolder,
} from '../page/page-lines.ts';
import { readPressHead } from './press-head.ts';

/**
 * Reads a text file: a news page saved from a browser as text (section, dates, headline, byline,
 * captions, bullets, body, credits, related stories), or plain text whose first line is the
 * headline.
 */
export const readPressPage: Reader = (content, name) => {
  const text = cleanText(content);
  const lines = joinCredits(unwrapLines(text.split('\n'))).filter((line) => line !== '');
  const head = readPressHead(lines);
  if (head === null) return [{ input: name, line: plainArticle(text) }];
  const { facts } = head;
  const published = facts.published_at ?? facts.updated_at;
  const line: ArticleLine = {
    ...facts,
    title: facts.title ?? '',
    source: facts.source ?? footerSource(lines) ?? sourceInName(name) ?? agency(lines),
    published_at: published,
    updated_at: facts.updated_at === published ? null : facts.updated_at,
    text: readBody(head.body).join('\n\n'),
  };
  return [{ input: name, line }];
};

function plainArticle(text: string): ArticleLine {
  const end = text.indexOf('\n');
  return end < 0 ? { title: text, text: '' } : { title: text.slice(0, end), text: text.slice(end) };
}

/** Joins a photo credit on its own line to the caption above it. */
function joinCredits(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const above = isPhotoCredit(line) ? joined.at(-1) : '';
    if (above) joined[joined.length - 1] = `${above} ${line}`;
    else joined.push(line);
  }
  return joined;
}

/** The copyright holder in the page's footer. */
function footerSource(lines: readonly string[]): string | null {
  return lines.map(copyrightHolder).find((holder) => holder !== null) ?? null;
}

/** The publisher in a file name such as `example-2025-12-01.txt`. */
function sourceInName(name: string): string | null {
  const word = /(?:^|[/\\])(\p{L}{2,20})[-_ ]\d{4}[-_ ]?\d{2}[-_ ]?\d{2}[^/\\]*$/u.exec(name)?.[1];
  if (word === undefined) return null;
  return word.length <= 4 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
}

/** The agency of the story: `Source(s): AFP`, or `OSLO, Dec. 1 (AFP) --`. */
function agency(lines: readonly string[]): string | null {
  const named = lines.map(creditedSource).find((source) => source !== null);
  const dateline = /^\p{Lu}[^()]{2,80}\((\p{Lu}[\p{L} ]{1,30})\) ?[-–—]/u;
  const inDateline = lines
    .map((line) => dateline.exec(line)?.[1])
    .find((found) => found !== undefined);
  return named?.replace(/ ?, ?/g, ', ') ?? inDateline ?? null;
}

/**
 * The paragraphs below the head, without captions, credits, buttons, related stories and footer.
 * Headings and bullets become paragraphs of their own.
 */
function readBody(lines: readonly string[]): string[] {
  return withoutRelated(lines.slice(0, endOfBody(lines)))
    .filter((line) => !isCaption(line) && !isPageChrome(line) && !isFooter(line))
    .map((line) => (bulletText(line) ?? line).replace(endMark, '').trimEnd());
}

// What agencies put after the last sentence.
const endMark = /(?<=\s)(?:Enditem|###|■|-30-)$/;

/**
 * The first line of the footer: a copyright, or related stories with nothing of the page after
 * them.
 */
function endOfBody(lines: readonly string[]): number {
  const lastEnd = lines.findLastIndex(isFooter);
  const footer = lines.findIndex(
    (line, index) => isCopyright(line) || (isRelatedHeading(line) && index > lastEnd),
  );
  return footer < 0 ? lines.length : footer;
}

/**
 * Removes lists of related stories within the text: each heading, and the lines under it up to a
 * sentence.
 */
function withoutRelated(lines: readonly string[]): string[] {
  let isInList = false;
  return lines.filter((line) => {
    if (isRelatedHeading(line) || isLinkHeading(line)) isInList = true;
    else if (endsLikeSentence(line)) isInList = false;
    return !isInList;
  });
}

/**
 * Joins lines that were wrapped at a column, as in e-mail and old text files; returns other lines
 * unchanged. Expects clean lines, with an empty one between paragraphs.
 */
function unwrapLines(lines: readonly string[]): string[] {
  const blocks = lines
    .join('\n')
    .split('\n\n')
    .map((block) => block.split('\n'));
  const wrapped = blocks.filter(isWrapped).length;
  if (wrapped < 2 || lines.some((line) => line.length > maxWrapColumn)) return [...lines];
  return blocks
    .map((block) => (isWrapped(block) ? block.join(' ') : block.join('\n')))
    .join('\n\n')
    .split('\n');
}

const maxWrapColumn = 100;
const minWrapColumn = 50;

function isWrapped(block: readonly string[]): boolean {
  return block.length > 1 && block.slice(0, -1).every((line) => line.length >= minWrapColumn);
}
