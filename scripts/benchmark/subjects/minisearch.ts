import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { benchmarkPassages } from '../passages.ts';
import type { BenchmarkPassage, Subject } from '../subject.ts';

const settings = { fields: ['title', 'text'], storeFields: ['title', 'text'] };

/** MiniSearch: an index in memory, kept as one JSON file. */
export const miniSearch: Subject = {
  open: async (folder) => {
    const path = join(folder, 'minisearch.json');
    const index = existsSync(path)
      ? MiniSearch.loadJSON<BenchmarkPassage>(await readFile(path, 'utf8'), settings)
      : new MiniSearch<BenchmarkPassage>(settings);
    return {
      prepare: async (articles) => {
        const passages = benchmarkPassages(articles);
        index.addAll(passages);
        await writeFile(path, JSON.stringify(index));
        return { passages: passages.length };
      },
      query: (text) => Promise.resolve(index.search(text).slice(0, 10)),
      close: () => Promise.resolve(),
    };
  },
};
