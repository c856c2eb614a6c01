import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { progressLine, startProgress } from '../../../scripts/command-line/progress.ts';

test('shows the bar, count, rate, time left and counters', () => {
  const line = progressLine({
    label: 'Storing',
    unit: 'articles',
    total: 200,
    done: 50,
    seconds: 2,
    counters: { passages: 410, rejected: 1 },
  });
  expect(line).toBe(
    'Storing ██████░░░░░░░░░░░░░░░░░░ · 50/200 articles · 25/s · 6 s left · 410 passages · 1 rejected',
  );
});

test('leaves the bar and the time left out when the total is not known', () => {
  const state = { label: 'Reading', unit: 'pages', total: null, done: 3, seconds: 2, counters: {} };
  expect(progressLine(state)).toBe('Reading · 3 pages · 1.5/s');
});

test('tells the time left by the share of the work, where the total is not known', () => {
  const state = {
    label: 'Reading',
    unit: 'pages',
    total: null,
    done: 30,
    seconds: 2,
    counters: {},
  };
  expect(progressLine({ ...state, share: 0.25 })).toBe(
    'Reading ██████░░░░░░░░░░░░░░░░░░ · 30 pages · 15/s · 6 s left',
  );
  expect(progressLine({ ...state, share: 0 })).toBe(`Reading ${'░'.repeat(24)} · 30 pages · 15/s`);
});

test('never shows a rate or time that is no number', () => {
  const state = { label: 'Reading', unit: 'pages', done: 0, seconds: 0, counters: {} };
  expect(progressLine({ ...state, total: 0 })).toBe(`Reading ${'█'.repeat(24)} · 0/0 pages`);
  expect(progressLine({ ...state, total: 5 })).toBe(`Reading ${'░'.repeat(24)} · 0/5 pages`);
});

test('counts long waits in minutes and hours', () => {
  const state = { label: 'Storing', unit: 'articles', done: 1, counters: {} };
  expect(progressLine({ ...state, total: 91, seconds: 1 })).toContain('1 min 30 s left');
  expect(progressLine({ ...state, total: 61, seconds: 120 })).toContain('2 h 0 min left');
});

test('stays silent on anything but a terminal', () => {
  const stream = new PassThrough();
  const progress = startProgress({ label: 'Storing', unit: 'articles', total: 2, stream });
  progress.show(1, { passages: 3 });
  progress.show(2);
  progress.stop();
  expect(stream.read()).toBeNull();
});

test('draws its last state on a terminal', () => {
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 120,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  const progress = startProgress({ label: 'Storing', unit: 'articles', total: 2, stream });
  progress.show(2, { passages: 7 });
  progress.stop();
  expect(String(stream.read())).toMatch(/Storing █{24} · 2\/2 articles .*· 7 passages/u);
});
