import { expect, test } from 'vitest';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { runCommand } from '../../support/run-command.ts';
import { storedTown, townTime } from '../../support/town-news.ts';

const { settings } = await storedTown();
const wrong = 'Storm Ilse left 22,000 homes without power on Monday.';
const right = 'The bridge over the Tarn reopened on Saturday.';

test('prints the verdict on each claim with its sources', async () => {
  const words = [`${wrong} ${right}`, '--at', townTime, '--json'];
  const { code, output, complaint } = await runCommand('fact-check', words, { settings });
  const check: FactCheck = JSON.parse(output);
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
  expect(check.claims).toMatchObject([
    { text: wrong, verdict: 'contradicted' },
    { text: right, verdict: 'supported' },
  ]);
  expect(check.sources.map(({ article }) => article.id)).toEqual(['storm', 'bridge']);
  expect(check.asOf.articles).toBe(4);
});

test('shows a check to people', async () => {
  const { output } = await runCommand('fact-check', [wrong, '--at', townTime], { settings });
  expect(output).toContain('Contradicted\n');
  expect(output).toContain('says otherwise: “Storm Ilse left 12,000 homes without power');
});

test('a call without a claim is a wrong call', async () => {
  const { code } = await runCommand('fact-check', [], { settings });
  expect(code).toBe(2);
});
