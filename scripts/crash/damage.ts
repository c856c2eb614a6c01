import { connect } from '@lancedb/lancedb';
import { z } from 'zod';

/** The columns of a store that show whether it is complete and consistent. */
export type StoredRows = {
  articles: readonly { id: string; revision: string; passages: number | null; changes: number }[];
  passages: readonly { articleId: string; revision: string; number: number }[];
};

/** Numbers of rows that are not as they should be. */
export type Damage = {
  /** Missing articles, passages (by the count in their article) and changes. */
  lost: number;
  /** Duplicate articles, passages and changes. */
  double: number;
  /** Orphaned passages: their article or its revision is not stored. */
  strays: number;
};

/** The articles that should be stored, by id, with the least and most changes each may have. */
export type Expected = ReadonlyMap<string, { least: number; most: number }>;

const aboutRows = z.array(z.object({ passages: z.string() })).length(1);
const articleRows = z.array(
  z.object({
    id: z.string(),
    revision: z.string(),
    passages: z.number().nullable(),
    history: z.string().nullable(),
  }),
);
const passageRows = z.array(
  z.object({ article_id: z.string(), revision: z.string(), number: z.number() }),
);

/** Compares the rows of a store with what it has to hold. */
export function findDamage(rows: StoredRows, expected: Expected): Damage {
  const articles = new Map(rows.articles.map((article) => [article.id, article]));
  const current = rows.passages.filter(
    ({ articleId, revision }) => articles.get(articleId)?.revision === revision,
  );
  const distinct = new Set(current.map(({ articleId, number }) => `${number} ${articleId}`));
  const claimed = [...articles.values()].reduce((sum, { passages }) => sum + (passages ?? 0), 0);
  const changes = [...expected].flatMap(([id, limits]) => {
    const found = articles.get(id);
    return found === undefined ? [] : [{ ...limits, found: found.changes }];
  });
  return {
    lost:
      expected.size -
      changes.length +
      Math.max(0, claimed - distinct.size) +
      sumOf(changes.map(({ least, found }) => Math.max(0, least - found))),
    double:
      rows.articles.length -
      articles.size +
      (current.length - distinct.size) +
      sumOf(changes.map(({ most, found }) => Math.max(0, found - most))),
    strays: rows.passages.length - current.length,
  };
}

/** Reads the tables of a store directly, because Dateline's own code hides damage. */
export async function storedRows(folder: string): Promise<StoredRows> {
  const connection = await connect(folder);
  const read = async (name: string, columns: string[]): Promise<unknown[]> =>
    await (await connection.openTable(name)).query().select(columns).toArray();
  const [about] = aboutRows.parse(await read('about', ['passages']));
  const articles = articleRows.parse(
    await read('articles', ['id', 'revision', 'passages', 'history']),
  );
  const passages = passageRows.parse(
    await read(about?.passages ?? '', ['article_id', 'revision', 'number']),
  );
  connection.close();
  return {
    articles: articles.map(({ history, ...row }) => ({
      ...row,
      changes: history === null ? 0 : z.array(z.unknown()).parse(JSON.parse(history)).length,
    })),
    passages: passages.map(({ article_id: articleId, ...row }) => ({ ...row, articleId })),
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
