import { type Span, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { traced } from '../../bot/traces.ts';

/** What the scripted tracer was told, in order. */
const told: string[] = [];

function span(name: string): Span {
  const chained = (): Span => itself;
  const itself: Span = {
    spanContext: () => ({ traceId: '', spanId: '', traceFlags: 0 }),
    setAttribute: chained,
    setAttributes: chained,
    addEvent: chained,
    addLink: chained,
    addLinks: chained,
    updateName: chained,
    setStatus: ({ code, message }) => {
      told.push(`${name}: ${SpanStatusCode[code]} ${message}`);
      return itself;
    },
    end: () => void told.push(`end ${name}`),
    isRecording: () => true,
    recordException: () => undefined,
  };
  return itself;
}

const tracer: Tracer = {
  startSpan: (name) => span(name),
  startActiveSpan: (name: string, ...given: unknown[]) => {
    told.push(`begin ${name}`);
    const work = given.at(-1);
    return typeof work === 'function' ? work(span(name)) : undefined;
  },
};

beforeAll(() => {
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
});
afterAll(() => trace.disable());

test('each call of a port is a span, with its failure', async () => {
  const port = traced('bridge', {
    name: 'Tarn',
    cross: async (by: string) => await Promise.resolve(`crossed by ${by}`),
    close: async () => await Promise.reject(new Error('It is open.')),
    count: () => 2,
  });
  expect(port.name).toBe('Tarn');
  expect(await port.cross('ferry')).toBe('crossed by ferry');
  await expect(port.close()).rejects.toThrow('It is open.');
  expect(port.count()).toBe(2);
  expect(told).toEqual([
    'begin bridge.cross',
    'end bridge.cross',
    'begin bridge.close',
    'bridge.close: ERROR It is open.',
    'end bridge.close',
    'begin bridge.count',
    'end bridge.count',
  ]);
});
