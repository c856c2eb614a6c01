import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  type ProgressOptions,
  type ShowProgress,
  withProgress,
} from '../../../scripts/command-line/progress.ts';

/** The last state of a bar on a terminal, updated so many seconds after its start. */
async function lastLine(
  { seconds, ...options }: Partial<ProgressOptions> & { seconds: number },
  ...shown: Parameters<ShowProgress>
): Promise<string> {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 200,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  await withProgress({ label: 'Storing', unit: 'articles', ...options, stream }, (show) => {
    vi.advanceTimersByTime(seconds * 1000);
    show(...shown);
    return Promise.resolve();
  });
  const drawn = stripVTControlCharacters(String(stream.read()));
  return drawn.split('Storing').at(-1)?.trim() ?? '';
}

test('shows the bar, count, rate, time left and counters', async () => {
  const line = await lastLine({ seconds: 2, total: 200 }, 50, { passages: 410, rejected: 1 });
  expect(line).toBe(
    '██████░░░░░░░░░░░░░░░░░░ · 50/200 articles · 25/s · 6 s left · 410 passages · 1 rejected',
  );
});

test('shows neither bar nor time left when the total is unknown', async () => {
  expect(await lastLine({ seconds: 2, unit: 'pages' }, 3)).toBe('· 3 pages · 1.5/s');
});

test('estimates the time left from the share of the work when the total is unknown', async () => {
  const pages = { seconds: 2, unit: 'pages' };
  expect(await lastLine(pages, 30, {}, 0.25)).toBe(
    '██████░░░░░░░░░░░░░░░░░░ · 30 pages · 15/s · 6 s left',
  );
  expect(await lastLine(pages, 30, {}, 0)).toBe(`${'░'.repeat(24)} · 30 pages · 15/s`);
});

test('never shows NaN or infinity as rate or time', async () => {
  const atOnce = { seconds: 0, unit: 'pages' };
  expect(await lastLine({ ...atOnce, total: 0 }, 0)).toBe(`${'█'.repeat(24)} · 0/0 pages`);
  expect(await lastLine({ ...atOnce, total: 5 }, 0)).toBe(`${'░'.repeat(24)} · 0/5 pages`);
});

test('counts long waits in minutes and hours', async () => {
  expect(await lastLine({ seconds: 1, total: 91 }, 1)).toContain('1 min 30 s left');
  expect(await lastLine({ seconds: 120, total: 61 }, 1)).toContain('2 h 0 min left');
});

test('stays silent on anything but a terminal', async () => {
  const stream = new PassThrough();
  await withProgress({ label: 'Storing', unit: 'articles', total: 2, stream }, (show) => {
    show(1, { passages: 3 });
    show(2);
    return Promise.resolve();
  });
  expect(stream.read()).toBeNull();
});
