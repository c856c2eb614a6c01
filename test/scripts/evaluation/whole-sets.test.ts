import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';

const sets = fileURLToPath(new URL('../../../../shared/eval/', import.meta.url));
const floors = fileURLToPath(new URL('../../floors/', import.meta.url));

// Minutes of work, in processes of their own, where no coverage is counted.
test.skipIf(!existsSync(sets)).each(['realtimeqa', 'multihop'])(
  'evidence, answers and refusals over %s are as good as promised (skipped where ../shared is missing)',
  async (set) => {
    const [articles, questions] = [`${set}.articles.jsonl.gz`, `${set}.questions.jsonl`];
    const given = ['--articles', sets + articles, '--questions', sets + questions];
    const wanted = ['--floors', `${floors}${set}.json`, '--json'];
    const { code, complaint } = await runCommand('evaluate', [...given, ...wanted]);
    expect(complaint).not.toContain('has to be');
    expect(code).toBe(0);
  },
  600_000,
);
