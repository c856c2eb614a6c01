import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { z } from 'zod';
import type { ArticleSource } from '../../corpus/article-source.ts';
import type { Article } from '../../corpus/article.ts';
import { reasonOf } from '../../corpus/errors.ts';
import { toArticle } from '../../corpus/to-article.ts';
import { CommandError } from '../command-line/run-script.ts';

/** A labelled set cannot be read, or a line of it is not what it should be. */
export class LabelledSetUnreadable extends CommandError {
  override readonly name = 'LabelledSetUnreadable';
  constructor(message: string, options?: ErrorOptions) {
    super(message, 'Correct the file, or name another one.', options);
  }
}

/** Nothing to ask about or to compare, so every figure would be about nothing. */
export class NothingToEvaluate extends CommandError {
  override readonly name = 'NothingToEvaluate';
  constructor(file: string, lacking = 'no article') {
    super(
      `${file} holds ${lacking}.`,
      'Name a file with article lines, and one of questions or pairs about them.',
    );
  }
}

/**
 * Reads a JSONL file (gzipped where its name ends in `.gz`) whole, each line checked with the
 * schema; empty lines are passed over.
 * @throws LabelledSetUnreadable naming the file, the line and what is wrong with it.
 */
export async function readJsonLines<Line>(path: string, schema: z.ZodType<Line>): Promise<Line[]> {
  const lines = (await textOf(path)).split('\n');
  return lines.flatMap((line, index) => {
    return line.trim() === '' ? [] : [checked(line, schema, `${path}, line ${index + 1}`)];
  });
}

/** The clean articles of a source, each id once, the last one of equals; the rest is left out. */
export async function readArticles(source: ArticleSource): Promise<Article[]> {
  const articles = new Map<string, Article>();
  for await (const found of source.articles()) {
    const outcome = 'line' in found ? toArticle(found.line) : found;
    if ('article' in outcome) articles.set(outcome.article.id, outcome.article);
  }
  return [...articles.values()];
}

async function textOf(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    const plain = path.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
    // Also takes a byte order mark away.
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
