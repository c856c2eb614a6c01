import { existsSync } from 'node:fs';
import { articleLineSchema, type ArticleLine } from '../../../corpus/article-line.ts';
import { readJsonLines } from '../../evaluation/read-json-lines.ts';
import { madeUpArticles } from '../made-up-articles.ts';

const seed = 20_250_101;

/**
 * The articles of a file over and over, each time with new ids; made-up ones where it is missing.
 * All articles are of one kind, so that what they cost can be compared.
 */
export async function endlessArticles(file: string): Promise<Iterator<ArticleLine>> {
  if (!existsSync(file)) return madeUpArticles(seed);
  return repeated(await readJsonLines(file, articleLineSchema));
}

function* repeated(lines: readonly ArticleLine[]): Generator<ArticleLine, undefined> {
  for (let round = 1; lines.length > 0; round += 1) {
    for (const [index, line] of lines.entries())
      yield { ...line, id: `${round}-${index}`, url: null };
  }
  return undefined;
}
