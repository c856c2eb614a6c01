import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Answer } from '../../../retrieval/answer.ts';
import { runCommand } from '../../support/run-command.ts';
import { projectFolder } from '../../support/source-files.ts';
import { temporaryFolder } from '../../support/town-news.ts';

const settings = { DATELINE_DATA: join(await temporaryFolder(), 'data') };
const fixture = join(projectFolder, '../shared/fixtures/cgtn-2025-12-01.txt');

test.skipIf(!existsSync(fixture))(
  'answers from a saved press page, and refuses what it does not say (skipped where ../shared is missing)',
  async () => {
    const ask = async (question: string): Promise<Answer> => {
      const words = [question, '--at', '2025-12-02', '--json'];
      return JSON.parse((await runCommand('ask', words, { settings })).output);
    };
    const ingested = await runCommand('ingest', [fixture, '--json'], { settings });
    expect(JSON.parse(ingested.output)).toMatchObject({ added: 1, rejected: [] });
    const read = await runCommand('read', [fixture, '--json']);
    const [stored]: { text: string }[] = JSON.parse(read.output);
    const answer = await ask("Who led Ukraine's delegation in Florida?");
    if (answer.kind !== 'answered') throw new Error('It was not answered.');
    expect(answer.statements.map(({ text }) => text).join(' ')).toContain('Umerov');
    for (const { quote } of answer.sources) expect(stored?.text).toContain(quote);
    const numbers = answer.sources.map(({ number }) => number);
    for (const { citations } of answer.statements) {
      expect(citations.length).toBeGreaterThan(0);
      expect(numbers).toEqual(expect.arrayContaining(citations));
    }
    expect((await ask('Who won the 2022 World Cup?')).kind).toBe('no-evidence');
  },
);
