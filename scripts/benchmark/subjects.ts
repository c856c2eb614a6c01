import type { Subject } from './subject.ts';

/** The subjects by name, each loaded only in the process that measures it. */
export const subjects: Record<string, () => Promise<Subject>> = {
  dateline: async () => (await import('./subjects/dateline.ts')).dateline,
  minisearch: async () => (await import('./subjects/minisearch.ts')).miniSearch,
  'lancedb-full-text': async () => {
    return (await import('./subjects/lancedb-full-text.ts')).lanceDbFullText;
  },
};
