// Reads labelled sets and the articles that they are about.
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { z } from 'zod';
import type { Article } from '../../corpus/article.ts';
import { reasonOf } from '../../corpus/errors.ts';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import { toArticle } from '../../corpus/to-article.ts';
import { CommandError } from '../command-line/run-script.ts';

/** A labelled set cannot be read, or has a line in another format. */
export class LabelledSetUnreadable extends CommandError {
  override readonly name = 'LabelledSetUnreadable';
  constructor(message: string, options?: ErrorOptions) {
    super(message, 'Correct the file, or name another one.', options);
  }
}

/**
 * Reads a JSONL file, gzipped where its name ends in `.gz`, and parses each line with the schema;
 * skips empty lines.
 * @throws LabelledSetUnreadable naming the file, the line and the fault.
 */
export async function readJsonLines<Line>(path: string, schema: z.ZodType<Line>): Promise<Line[]> {
  const lines = (await textOf(path)).split('\n');
  return lines.flatMap((line, index) => {
    return line.trim() === '' ? [] : [checked(line, schema, `${path}, line ${index + 1}`)];
  });
}

/**
 * Reads the articles of files and folders; of several with one id the last. Skips unreadable ones.
 * @throws CommandError when there is none.
 */
export async function readArticles(paths: readonly string[]): Promise<Article[]> {
  const articles = new Map<string, Article>();
  for await (const found of fileSource(paths).articles()) {
    const outcome = 'line' in found ? toArticle(found.line) : found;
    if ('article' in outcome) articles.set(outcome.article.id, outcome.article);
  }
  if (articles.size === 0) throw nothingIn(paths);
  return [...articles.values()];
}

/** The error for inputs without anything to measure. */
export function nothingIn(paths: readonly string[], missing = 'no article'): CommandError {
  return new CommandError(
    `${paths.join(', ')} holds ${missing}.`,
    'Name a file with article lines, and one with questions or pairs about them.',
  );
}

async function textOf(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    const plain = path.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
    // TextDecoder removes a byte order mark.
    return new TextDecoder().decode(plain);
  } catch (cause) {
    throw new LabelledSetUnreadable(`Cannot read ${path}: ${reasonOf(cause)}.`, { cause });
  }
}

function checked<Line>(text: string, schema: z.ZodType<Line>, place: string): Line {
  const parsed = schema.safeParse(jsonOf(text, place));
  if (parsed.success) return parsed.data;
  throw new LabelledSetUnreadable(`${place}: ${faults(parsed.error)}.`, { cause: parsed.error });
}

function jsonOf(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LabelledSetUnreadable(`${place}: ${reasonOf(cause)}.`, { cause });
  }
}

function faults(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}
