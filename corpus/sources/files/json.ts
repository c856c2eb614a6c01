import { checkLine, type Found, type Reader } from '../../article-source.ts';
import { invalidJson } from '../../errors.ts';

/** Reads one article, a list of articles, or an object with a list called `articles`. */
export const readJson: Reader = (content, name) => {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    // Article lines are often saved under this ending.
    return holdsLines(content)
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

/** Whether the first line is an object by itself, so that the others are read one by one too. */
export function holdsLines(content: string): boolean {
  const start = content.trimStart();
  const end = start.indexOf('\n');
  return start.startsWith('{') && (end < 0 ? start : start.slice(0, end)).trimEnd().endsWith('}');
}

function listIn(value: unknown): unknown[] | null {
  const list: unknown = Array.isArray(value) ? value : Object(value).articles;
  return Array.isArray(list) ? list : null;
}

/** Reads article lines, one JSON object a line; a broken one is rejected with its line number. */
export const readJsonLines: Reader = (content, name) =>
  content.split('\n').flatMap((line, index) => readJsonLine(line, lineName(name, index + 1)) ?? []);

/** Reads one line; null for an empty one. */
export function readJsonLine(line: string, input: string): Found | null {
  if (line.trim() === '') return null;
  try {
    return { input, ...checkLine(JSON.parse(line)) };
  } catch (error) {
    return { input, rejected: invalidJson(error) };
  }
}

/** How a line of a file is called for a person; `number` counts from 1. */
export function lineName(name: string, number: number): string {
  return `${name}, line ${number}`;
}
