import { expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { storedTown } from '../../support/town-news.ts';

const { settings } = await storedTown();

test('cites an article by its id and by its address, trackers and all', async () => {
  const words = ['harbour', 'http://www.coast.example/news/harbour/?utm_source=x', '--json'];
  const { code, output } = await runCommand('cite', words, { settings });
  const citation =
    'Harbour workers pause their strike. (2025, November 28). Coast Herald. https://coast.example/news/harbour';
  const one = { article_id: 'harbour', style: 'apa', citation };
  expect(JSON.parse(output)).toEqual([one, one]);
  expect(code).toBe(0);
});

test('prints the style asked for', async () => {
  const { output } = await runCommand('cite', ['bridge', '--style', 'mla'], { settings });
  expect(output).toBe(
    '“Bridge over the Tarn reopens.” Northern Wire, 29 Nov. 2025, https://north.example/news/bridge.\n',
  );
});

test.each([
  [['nobody'], { code: 1, complaint: 'No stored article is "nobody".' }],
  [['harbour', '--style', 'acs'], { code: 2, complaint: '--style "acs" is not known.' }],
])('says what is wrong with %j', async (words, expected) => {
  const { code, complaint } = await runCommand('cite', words, { settings });
  expect(code).toBe(expected.code);
  expect(complaint).toContain(expected.complaint);
});
