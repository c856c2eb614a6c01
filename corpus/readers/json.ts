import { checkLine } from '../check-line.ts';
import { notJson, readJsonLines } from './json-lines.ts';
import type { Reader } from './reader.ts';

/** Reads one article, a list of articles, or an object with a list called `articles`. */
export const readJson: Reader = (content, name) => {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    // Article lines are often saved under this ending.
    return holdsLines(content)
      ? readJsonLines(content, name)
      : [{ input: name, rejected: notJson(error) }];
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
