import { expect, test } from 'vitest';
import { widthOf } from '../../../scripts/command-line/terminal.ts';
import { runCommand } from '../../support/run-command.ts';
import { storedTown, townTime } from '../../support/town-news.ts';

test.for([
  ['a terminal of 60 columns', { isTTY: true, columns: 60 }, 60],
  ['a wide terminal', { isTTY: true, columns: 300 }, 100],
  ['a terminal that does not know its width', { isTTY: true, columns: 0 }, 80],
  ['a pipe', {}, 80],
] as const)('the width of %s', ([, stream, width]) => {
  expect(widthOf(stream)).toBe(width);
});

test('colours and links are printed where they are asked for, and nowhere else', async () => {
  const { settings: stored } = await storedTown();
  const printed = async (settings: Record<string, string>): Promise<string> => {
    const words = ['dock workers', '--at', townTime];
    const none = { NO_COLOR: '', FORCE_COLOR: '0', FORCE_HYPERLINK: '0' };
    return (await runCommand('latest', words, { settings: { ...stored, ...none, ...settings } }))
      .output;
  };
  expect(await printed({})).not.toContain('\u001B');
  expect(await printed({ FORCE_COLOR: '1' })).toContain('\u001B[1m');
  expect(await printed({ FORCE_HYPERLINK: '1' })).toContain('\u001B]8;;http');
});
