import { type DataType, Int32, Utf8 } from 'apache-arrow';
import { recordFields } from './schema.ts';
import { type About, commitAbout, type Tables } from './tables.ts';

/**
 * Gives the articles of a store of format 1 the columns of format 2, those that are missing, and
 * says so at last: a crash in between is made up for by the next upgrade.
 */
export async function upgradeTables(tables: Tables, about: About): Promise<void> {
  const { articles, connection, generation } = tables;
  const known = new Set((await articles.schema()).fields.map(({ name }) => name));
  const missing = recordFields.filter(({ name }) => !known.has(name));
  if (missing.length > 0) {
    await articles.addColumns(
      missing.map(({ name, type }) => ({ name, valueSql: `CAST(NULL AS ${sqlType(type)})` })),
    );
  }
  await commitAbout(connection, generation, { id: about.embedder, dimensions: about.dimensions });
}

function sqlType(type: DataType): string {
  if (type instanceof Utf8) return 'STRING';
  return type instanceof Int32 ? 'INT' : 'BINARY';
}
