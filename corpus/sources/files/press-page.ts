import type { ArticleLine, Reader } from '../../article-source.ts';
import { cleanText } from '../../text/clean-text.ts';
import {
  bulletText,
  claimsRights,
  endsPage,
  isCaption,
  isCreditAlone,
  isFurniture,
  isSentence,
  namedSource,
  opensLink,
  opensRelated,
  rightsHolder,
} from '../page/page-lines.ts';
import { readPressHead } from './press-head.ts';

/**
 * Reads a text file: a press page as it is saved from a browser (section, dates, headline, byline,
 * captions, bullets, body, credits, related stories), or plain text whose first line is the headline.
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
    source: facts.source ?? printedSource(lines) ?? sourceInName(name) ?? agency(lines),
    published_at: published,
    updated_at: facts.updated_at === published ? null : facts.updated_at,
    text: readPressBody(head.body).join('\n\n'),
  };
  return [{ input: name, line }];
};

function plainArticle(text: string): ArticleLine {
  const end = text.indexOf('\n');
  return end < 0 ? { title: text, text: '' } : { title: text.slice(0, end), text: text.slice(end) };
}

/** Puts a credit on a line of its own behind the caption right above it. */
function joinCredits(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const above = isCreditAlone(line) ? joined.at(-1) : '';
    if (above) joined[joined.length - 1] = `${above} ${line}`;
    else joined.push(line);
  }
  return joined;
}

/** The holder of the page's rights, as its foot names it. */
function printedSource(lines: readonly string[]): string | null {
  return lines.map(rightsHolder).find((holder) => holder !== null) ?? null;
}

/** The publisher in a file name such as `example-2025-12-01.txt`. */
function sourceInName(name: string): string | null {
  const word = /(?:^|[/\\])(\p{L}{2,20})[-_ ]\d{4}[-_ ]?\d{2}[-_ ]?\d{2}[^/\\]*$/u.exec(name)?.[1];
  if (word === undefined) return null;
  return word.length <= 4 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
}

/** The agency that the story is from: `Source(s): AFP`, or `OSLO, Dec. 1 (AFP) --`. */
function agency(lines: readonly string[]): string | null {
  const named = lines.map(namedSource).find((source) => source !== null);
  const dateline = /^\p{Lu}[^()]{2,80}\((\p{Lu}[\p{L} ]{1,30})\) ?[-–—]/u;
  const placed = lines.map((line) => dateline.exec(line)?.[1]).find((found) => found !== undefined);
  return named?.replace(/ ?, ?/g, ', ') ?? placed ?? null;
}

/**
 * The paragraphs of a press page below its head: captions, credits, buttons, boxes of other stories
 * and the tail left out; headings and bullets kept as paragraphs of their own.
 */
function readPressBody(lines: readonly string[]): string[] {
  return withoutBoxes(lines.slice(0, endOfBody(lines)))
    .filter((line) => !isCaption(line) && !isFurniture(line) && !endsPage(line))
    .map((line) => (bulletText(line) ?? line).replace(endMark, ''));
}

// What agencies put behind the last sentence.
const endMark = /\s+(?:Enditem|###|■|-30-)$/;

/** The first line of the tail: a claim of rights, or other stories with nothing of the page after. */
function endOfBody(lines: readonly string[]): number {
  const lastEnd = lines.findLastIndex(endsPage);
  const tail = lines.findIndex(
    (line, index) => claimsRights(line) || (opensRelated(line) && index > lastEnd),
  );
  return tail < 0 ? lines.length : tail;
}

/** Leaves out lists of other stories amid the text: their heading and what is no sentence under it. */
function withoutBoxes(lines: readonly string[]): string[] {
  let isInBox = false;
  return lines.filter((line) => {
    if (opensRelated(line) || opensLink(line)) isInBox = true;
    else if (isSentence(line)) isInBox = false;
    return !isInBox;
  });
}

/**
 * Joins the lines of paragraphs that were broken at a column, as in mail and old text files; other
 * lines come back as they were. Lines are clean, paragraphs divided by an empty one.
 */
function unwrapLines(lines: readonly string[]): string[] {
  const blocks = lines
    .join('\n')
    .split('\n\n')
    .map((block) => block.split('\n'));
  const broken = blocks.filter(isBroken).length;
  if (broken < 2 || lines.some((line) => line.length > widestColumn)) return [...lines];
  return blocks
    .map((block) => (isBroken(block) ? block.join(' ') : block.join('\n')))
    .join('\n\n')
    .split('\n');
}

const widestColumn = 100;
const narrowestColumn = 50;

function isBroken(block: readonly string[]): boolean {
  return block.length > 1 && block.slice(0, -1).every((line) => line.length >= narrowestColumn);
}
