import { checkLine, type Found, type Reader } from '../../article-source.ts';
import { invalidJson } from '../../errors.ts';

/** Reads JSON: one article, a list of articles, or an object with a list `articles`. */
export const readJson: Reader = (content, name) => {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    // JSON Lines are often saved as .json.
    return looksLikeJsonLines(content)
      ? readJsonLines(content, name)
      : [{ input: name, rejected: invalidJson(error) }];
  }
  const list = listIn(value);
  if (list === null) return [{ input: name, ...checkLine(value) }];
  return list.map((item, index) => ({
    input: `${name}, article ${index + 1}`,
    ...checkLine(item),
  }));
};

/** Whether the first line is an object by itself, so that the content is JSON Lines. */
export function looksLikeJsonLines(content: string): boolean {
  const start = content.trimStart();
  const end = start.indexOf('\n');
  return start.startsWith('{') && (end < 0 ? start : start.slice(0, end)).trimEnd().endsWith('}');
}

function listIn(value: unknown): unknown[] | null {
  const list: unknown = Array.isArray(value) ? value : Object(value).articles;
  return Array.isArray(list) ? list : null;
}

const readJsonLines: Reader = (content, name) =>
  content.split('\n').flatMap((line, index) => readJsonLine(line, lineName(name, index + 1)) ?? []);

/** Reads one line of JSON Lines; null for an empty one. */
export function readJsonLine(line: string, input: string): Found | null {
  if (line.trim() === '') return null;
  try {
    return { input, ...checkLine(JSON.parse(line)) };
  } catch (error) {
    return { input, rejected: invalidJson(error) };
  }
}

/** Names a line of a file for a person; `number` counts from 1. */
export function lineName(name: string, number: number): string {
  return `${name}, line ${number}`;
}
