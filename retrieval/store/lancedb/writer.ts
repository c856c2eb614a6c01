import type { IndexedArticle } from '../store.ts';
import { articleRows, passageRows } from './rows.ts';
import { oneOf } from './schema.ts';
import type { Tables } from './tables.ts';

/** How many ids one condition names. */
const MOST_IDS = 1_000;

/** Writes articles under a new revision: passages first, then the articles, which makes them seen. */
export async function writeArticles(
  tables: Tables,
  given: readonly IndexedArticle[],
  revision: string,
): Promise<void> {
  if (given.length === 0) return;
  // Of an article given twice, the last one counts.
  const batch = [...new Map(given.map((item) => [item.article.id, item])).values()];
  const ids = batch.map(({ article }) => article.id);
  const known = await tables.articles.countRows(oneOf('id', ids));
  const rows = passageRows(batch, { dimensions: tables.dimensions, revisionOf: () => revision });
  if (rows !== null) await tables.passages.add(rows);
  if (known === 0) {
    await tables.articles.add(articleRows(batch, revision));
    return;
  }
  await tables.articles
    .mergeInsert('id')
    .whenMatchedUpdateAll()
    .whenNotMatchedInsertAll()
    .execute(articleRows(batch, revision));
  await tables.passages.delete(`${oneOf('article_id', ids)} AND revision <> '${revision}'`);
}

/**
 * Takes articles out, which makes their passages unseen, and then these; says how many passages
 * there were.
 */
export async function removeArticles(
  { articles, passages }: Tables,
  ids: readonly string[],
): Promise<number> {
  const before = await passages.countRows();
  for (let start = 0; start < ids.length; start += MOST_IDS) {
    const some = ids.slice(start, start + MOST_IDS);
    await articles.delete(oneOf('id', some));
    await passages.delete(oneOf('article_id', some));
  }
  return before - (await passages.countRows());
}

/** Puts articles into a story, in one commit per thousand. */
export async function moveArticles(
  { articles }: Tables,
  ids: readonly string[],
  story: string,
): Promise<void> {
  for (let start = 0; start < ids.length; start += MOST_IDS) {
    const where = oneOf('id', ids.slice(start, start + MOST_IDS));
    await articles.update({ where, values: { story } });
  }
}
