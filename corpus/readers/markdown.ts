import { parse } from 'yaml';
import type { ArticleLine } from '../article-line.ts';
import { cleanLine, cleanText } from '../text/clean-text.ts';
import { reasonOf } from '../errors.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import type { Reader } from './reader.ts';

/**
 * Reads Markdown with YAML front matter (title, source, date or published_at, updated, author,
 * section, url, language, id); without a title there, the first heading is it. The body is reduced
 * to plain paragraphs.
 */
export const readMarkdown: Reader = (content, name) => {
  const { matter, body } = splitMatter(content);
  try {
    const facts = readMatter(parse(matter));
    const { title, text } = readBody(body, facts.title);
    return [{ input: name, line: { ...facts, title, text } }];
  } catch (error) {
    const [reason] = reasonOf(error).split('\n');
    return [
      { input: name, rejected: `the front matter is not valid YAML: ${cleanLine(reason ?? '')}` },
    ];
  }
};

function splitMatter(content: string): { matter: string; body: string } {
  const text = content.replace(/\r\n?/g, '\n');
  const end = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!/^---[ \t]*\n/.test(text) || end === null) return { matter: '', body: text };
  return { matter: text.slice(4, end.index), body: text.slice(end.index + end[0].length) };
}

const keys = {
  id: ['id'],
  title: ['title', 'headline'],
  source: ['source', 'publisher'],
  published_at: ['published_at', 'date', 'published'],
  updated_at: ['updated_at', 'updated', 'lastmod'],
  author: ['author', 'authors'],
  section: ['section', 'category'],
  url: ['url', 'link', 'canonical'],
  language: ['language', 'lang'],
} as const satisfies Partial<Record<keyof ArticleLine, readonly string[]>>;

function readMatter(matter: unknown): Partial<ArticleLine> {
  const given: Readonly<Record<string, unknown>> = Object(matter);
  const known = Object.entries(keys).flatMap(([key, names]) => {
    const value = names.map((name) => written(given[name])).find((text) => text !== '');
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(known);
}

function written(value: unknown): string {
  const values = [value].flat().filter((item) => ['string', 'number'].includes(typeof item));
  return values.join(', ');
}

function readBody(body: string, title: string | undefined): { title: string; text: string } {
  const blocks = markdownBlocks(body);
  const heading = blocks.find((block) => block.isHeading)?.text ?? '';
  const kept = blocks.filter(
    (block) => title !== undefined || block.text !== heading || !block.isHeading,
  );
  const isRepeated = kept[0]?.isHeading === true && kept[0].text === cleanText(title ?? '');
  const text = kept.slice(isRepeated ? 1 : 0).map((block) => block.text);
  return { title: title ?? heading, text: text.join('\n\n') };
}
