import { checkLine } from '../check-line.ts';
import { cleanLine } from '../text/clean-text.ts';
import { reasonOf } from '../errors.ts';
import type { Found } from '../ports/article-source.ts';
import type { Reader } from './reader.ts';

/** Reads article lines, one JSON object a line; a broken one is rejected with its line number. */
export const readJsonLines: Reader = (content, name) =>
  content.split('\n').flatMap((line, index) => readJsonLine(line, lineName(name, index + 1)) ?? []);

/** Reads one line; null for an empty one. */
export function readJsonLine(line: string, input: string): Found | null {
  if (line.trim() === '') return null;
  try {
    return { input, ...checkLine(JSON.parse(line)) };
  } catch (error) {
    return { input, rejected: notJson(error) };
  }
}

/** How a line of a file is called for a person; `number` counts from 1. */
export function lineName(name: string, number: number): string {
  return `${name}, line ${number}`;
}

/** Why a text is no JSON, in one sentence. */
export function notJson(error: unknown): string {
  return `not valid JSON: ${cleanLine(reasonOf(error)).slice(0, 150)}`;
}
