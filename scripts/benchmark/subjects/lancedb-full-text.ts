import { connect, Index } from '@lancedb/lancedb';
import type { Connection, Table } from '@lancedb/lancedb';
import { benchmarkPassages } from '../passages.ts';
import type { BenchmarkPassage, Subject } from '../subject.ts';

const tableName = 'passages';
const batchLength = 5000;

/** LanceDB's full-text search over the passages as it comes, without vectors. */
export const lanceDbFullText: Subject = {
  open: async (folder) => {
    const connection = await connect(folder);
    const stored = await connection.tableNames();
    let table = stored.includes(tableName) ? await connection.openTable(tableName) : null;
    return {
      prepare: async (articles) => {
        const passages = benchmarkPassages(articles);
        table = await filledTable(connection, passages);
        await table.createIndex('text', { config: Index.fts() });
        return { passages: passages.length };
      },
      query: async (text) => {
        return await table
          ?.query()
          .fullTextSearch(text, { columns: ['text'] })
          .limit(10)
          .toArray();
      },
      close: () => {
        table?.close();
        connection.close();
        return Promise.resolve();
      },
    };
  },
};

async function filledTable(
  connection: Connection,
  passages: readonly BenchmarkPassage[],
): Promise<Table> {
  const table = await connection.createTable(tableName, passages.slice(0, batchLength));
  for (let first = batchLength; first < passages.length; first += batchLength) {
    await table.add(passages.slice(first, first + batchLength));
  }
  return table;
}
