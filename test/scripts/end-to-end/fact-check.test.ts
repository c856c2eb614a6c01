import { expect, test } from 'vitest';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { runCommand } from '../../support/run-command.ts';
import { storedTown, townTime } from '../../support/town-news.ts';

const { settings } = await storedTown();
const wrong = 'Storm Ilse left 22,000 homes without power on Monday.';
const right = 'The bridge over the Tarn reopened on Saturday.';

test('prints the closest sentences for each claim', async () => {
  const words = [`${wrong} ${right}`, '--at', townTime, '--json'];
  const { code, output, complaint } = await runCommand('fact-check', words, { settings });
  const check: FactCheck = JSON.parse(output);
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
  expect(check.claims).toMatchObject([
    { text: wrong, verdict: 'not-judged' },
    { text: right, verdict: 'not-judged' },
  ]);
  const closest = check.claims.map(({ findings: [first] }) =>
    check.sources.find(({ number }) => number === first?.source),
  );
  expect(closest.map((source) => source?.article.id)).toEqual(['storm', 'bridge']);
  expect(check.asOf.articles).toBe(4);
});

test('shows a check to people', async () => {
  const { output } = await runCommand('fact-check', [wrong, '--at', townTime], { settings });
  expect(output).toContain('Closest coverage\n');
  expect(output).toContain('[1] “Storm Ilse left 12,000 homes without power');
});

test('a call without a claim is a wrong call', async () => {
  const { code } = await runCommand('fact-check', [], { settings });
  expect(code).toBe(2);
});
