import { connect } from '@lancedb/lancedb';
import { z } from 'zod';
import type { StoredRows } from './find-tears.ts';

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

/** The rows of a store's tables, past all code of Dateline that hides what is torn. */
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
