// Traces by the API of OpenTelemetry: nothing happens unless its SDK is loaded beside Dateline (docs/monitoring.md).
import { type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { reasonOf } from '../corpus/errors.ts';

const tracer = trace.getTracer('dateline');

/** The port, each call of which is a span, such as `store.articles`. */
export function traced<Port extends object>(name: string, port: Port): Port {
  return new Proxy(port, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function' || typeof key === 'symbol') return member;
      return (...given: unknown[]): unknown =>
        tracer.startActiveSpan(`${name}.${key}`, (span) =>
          ended(span, () => Reflect.apply(member, target, given)),
        );
    },
  });
}

/** Runs work, and ends its span with it. */
function ended(span: Span, work: () => unknown): unknown {
  const fail = (error: unknown): never => {
    // An error's message names the cure and quotes no question.
    span.setStatus({ code: SpanStatusCode.ERROR, message: reasonOf(error) });
    throw error;
  };
  let result: unknown;
  try {
    result = work();
  } catch (error) {
    span.end();
    return fail(error);
  }
  if (!(result instanceof Promise)) {
    span.end();
    return result;
  }
  return result.catch(fail).finally(() => span.end());
}
