import { describe } from 'vitest';
import { smallNews } from '../support/small-news.ts';
import { filterContract, findingContract, foreignTextContract } from './store/searching.ts';
import { keepingContract, rebuildContract } from './store/keeping.ts';
import { type OpenStore, type StoreTrial, writeNews } from './store/store-trial.ts';
import { recordContract } from './store/records.ts';

/** The promises of every store; `open` starts an empty one for the letter embedder. */
export function storeContract(name: string, open: () => Promise<OpenStore>): void {
  const empty: StoreTrial['empty'] = async (use) => {
    const opened = await open();
    try {
      await use(opened.store, opened);
    } finally {
      await opened.close();
    }
  };
  const withNews: StoreTrial['withNews'] = async (use) => {
    await empty(async (store, opened) => {
      await writeNews(store, ...smallNews);
      await use(store, opened);
    });
  };
  const trial: StoreTrial = { empty, withNews };

  describe(`store: ${name}: finding`, () => {
    findingContract(trial);
  });
  describe(`store: ${name}: filters`, () => {
    filterContract(trial);
  });
  describe(`store: ${name}: keeping`, () => {
    keepingContract(trial);
  });
  describe(`store: ${name}: records`, () => {
    recordContract(trial);
  });
  describe(`store: ${name}: texts from outside`, () => {
    foreignTextContract(trial);
  });
  describe(`store: ${name}: rebuilding`, () => {
    rebuildContract(trial);
  });
}
