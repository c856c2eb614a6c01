import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileSource } from '../../../corpus/sources/files/file-source.ts';
import type { Article } from '../../../corpus/article.ts';
import { toArticle } from '../../../corpus/to-article.ts';
import { LabelledSetUnreadable } from '../read-json-lines.ts';
import { type MarkedPage, pageFactsSchema } from './evaluate-pages.ts';

const truthSchema = z.record(z.string(), z.object({ articleBody: z.string() }));

/**
 * Reads the pages `ID.html.gz` of a folder as `ingest` would, with the marked bodies that its
 * `ground-truth.json` holds: `{ ID: { articleBody } }`. A second file may tell what the pages state
 * of themselves (see `pageFactsSchema`). `onProgress` sees how many pages are read.
 * @throws LabelledSetUnreadable where a file is missing or is not what it should be.
 */
export async function readMarkedPages(
  folder: string,
  { facts, onProgress }: { facts?: string | undefined; onProgress?: (done: number) => void } = {},
): Promise<MarkedPage[]> {
  const truths = await readLabels(join(folder, 'ground-truth.json'), truthSchema);
  const stated = facts === undefined ? {} : await readLabels(facts, pageFactsSchema);
  const pages: MarkedPage[] = [];
  for (const [id, { articleBody: body }] of Object.entries(truths)) {
    const read = await readPage(join(folder, `${id}.html.gz`));
    pages.push({ id, read, body, facts: stated[id] });
    onProgress?.(pages.length);
  }
  return pages;
}

async function readLabels<Labels>(file: string, schema: z.ZodType<Labels>): Promise<Labels> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new LabelledSetUnreadable(`Cannot read ${file} as labels of pages.`, { cause });
  }
}

async function readPage(path: string): Promise<Article | null> {
  const [found] = await Array.fromAsync(fileSource([path]).articles());
  if (found === undefined || 'rejected' in found) return null;
  const made = toArticle(found.line);
  return 'article' in made ? made.article : null;
}
