import type { ArticleLine } from '../article-line.ts';
import { cleanText } from '../text/clean-text.ts';
import { readPressBody } from './press-body.ts';
import { readPressHead } from './press-head.ts';
import { isCreditAlone, namedSource, rightsHolder } from './press-lines.ts';
import type { Reader } from './reader.ts';
import { unwrapLines } from './unwrap-lines.ts';

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
