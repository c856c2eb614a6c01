import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readJsonLines } from '../../../scripts/evaluation/read-lines.ts';
import { runCommand } from '../../support/run-command.ts';
import { temporaryFolder, writeLines } from '../../support/town-news.ts';

const sets = fileURLToPath(new URL('../../../../shared/eval/', import.meta.url));
const floors = fileURLToPath(new URL('../../floors/', import.meta.url));

// Minutes of work, in processes of their own, where no coverage is counted. Of the many questions of
// MultiHop-RAG every second one is asked.
test.skipIf(!existsSync(sets)).each([
  { set: 'realtimeqa', every: 1 },
  { set: 'multihop', every: 2 },
])(
  'evidence, answers and refusals over $set are as good as promised (skipped where ../shared is missing)',
  async ({ set, every }) => {
    const all = await readJsonLines(`${sets}${set}.questions.jsonl`, z.looseObject({}));
    const asked = all.filter((_, index) => index % every === 0);
    const questions = await writeLines(await temporaryFolder(), 'questions.jsonl', asked);
    const given = ['--articles', `${sets}${set}.articles.jsonl.gz`, '--questions', questions];
    const wanted = ['--floors', `${floors}${set}.json`, '--json'];
    const { code, complaint } = await runCommand('evaluate', [...given, ...wanted]);
    expect(complaint).not.toContain('has to be');
    expect(code).toBe(0);
  },
  1_200_000,
);
