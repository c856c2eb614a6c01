import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedQuestion, positiveInteger } from '../../../scripts/command-line/arguments.ts';
import { UsageError } from '../../../scripts/command-line/run-script.ts';

const now = '2025-03-10T12:00:00.000Z';
const at = (time: string): string => askedQuestion('Who?', { at: time }).at;
const since = (time: string): string | undefined =>
  askedQuestion('Who?', { at: now, since: time }).since;

test('takes a date alone as the start or end of that day in UTC', () => {
  expect(at('2025-12-02')).toBe('2025-12-02T23:59:59.999Z');
  expect(since('2025-12-02')).toBe('2025-12-02T00:00:00.000Z');
  expect(askedQuestion('Who?', { until: '2025-12-02' }).until).toBe('2025-12-02T23:59:59.999Z');
});

test('reads a time with a zone, and takes one without as UTC', () => {
  expect(at('2025-12-02T10:30:00+02:00')).toBe('2025-12-02T08:30:00.000Z');
  expect(at('2025-12-02T10:30')).toBe('2025-12-02T10:30:00.000Z');
});

test.for(['', 'yesterday', '2025-02-30', '2025-13-01', '2025-12-02T25:00', '02.12.2025'])(
  'refuses %j as a time',
  (text) => {
    expect(() => at(text)).toThrow(UsageError);
    expect(() => since(text)).toThrow(UsageError);
  },
);

test('reads spans back from the time of asking', () => {
  expect(since('90m')).toBe('2025-03-10T10:30:00.000Z');
  expect(since('48h')).toBe('2025-03-08T12:00:00.000Z');
  expect(since('7d')).toBe('2025-03-03T12:00:00.000Z');
  expect(since('2w')).toBe('2025-02-24T12:00:00.000Z');
});

test('reads a time in any notation', () => {
  const day = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      expect(since(date.toISOString())).toBe(date.toISOString());
    }),
  );
});

test('reads whole numbers above zero and nothing else', () => {
  expect(positiveInteger('--top', '25')).toBe(25);
  for (const text of ['0', '-1', '1.5', '1e3', '', 'ten', '99999999999999999999']) {
    expect(() => positiveInteger('--top', text)).toThrow(UsageError);
  }
});
