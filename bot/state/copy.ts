// Copies the bot's state from one database to another, such as from SQLite to PostgreSQL.
import type { Schema } from './schema.ts';
import { inLists, marks, type Row, type Sql, type SqlValue, type StateDatabase } from './sql.ts';

/** How many rows are read at a time; an answer has some ten thousand characters. */
const MOST_ROWS = 200;

/**
 * Replaces all rows of a database by those that another one has at one moment: all, or none.
 * @throws as `StateDatabase.use`.
 */
export async function copyRows(
  from: StateDatabase,
  to: StateDatabase,
  { tables }: Schema,
): Promise<void> {
  await from.snapshot(async (source) => {
    await to.transaction('everything', async (target) => {
      for (const table of Object.keys(tables).toReversed())
        await target.run(`DELETE FROM ${table}`);
      for (const [table, key] of Object.entries(tables)) {
        let rows = await pageAfter(source, table, key);
        while (rows.length > 0) {
          await insert(target, table, rows);
          rows = await pageAfter(source, table, key, rows.at(-1));
        }
        const [first, ...others] = key;
        if (others.length === 0 && NUMBERED.has(first)) await target.countOn(table, first);
      }
    });
  });
}

/** The names of primary keys that count by themselves. */
const NUMBERED: ReadonlySet<string> = new Set(['number', 'id']);

/** The next rows of a table in the order of its key. */
async function pageAfter(
  sql: Sql,
  table: string,
  key: readonly string[],
  last?: Row,
): Promise<Row[]> {
  const columns = key.join(', ');
  const order = `ORDER BY ${columns} LIMIT ${MOST_ROWS}`;
  if (last === undefined) return await sql.all(`SELECT * FROM ${table} ${order}`);
  const values = key.map((column) => valueOf(last[column]));
  const after = `(${columns}) > (${marks(values)})`;
  return await sql.all(`SELECT * FROM ${table} WHERE ${after} ${order}`, ...values);
}

async function insert(sql: Sql, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const list = `(${marks(columns)})`;
  const values = rows.map((row) => columns.map((column) => valueOf(row[column])));
  for (const part of inLists(values.flat(), columns.length)) {
    const lists = Array.from({ length: part.length / columns.length }, () => list).join(', ');
    await sql.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${lists}`, ...part);
  }
}

function valueOf(found: unknown): SqlValue {
  return typeof found === 'string' || typeof found === 'number' ? found : null;
}
