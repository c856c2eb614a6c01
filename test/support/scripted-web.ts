import type { Visit, VisitOptions, Web } from '../../corpus/web.ts';

/** What an address answers: always the same, or what a function makes of the options. */
export type ScriptedVisit = Visit | ((options: VisitOptions) => Visit);

/** A web that follows a script and remembers what it was asked, in order. */
export type ScriptedWeb = Web & { readonly visits: { url: string; options: VisitOptions }[] };

/**
 * A web without a network. Each address has one answer for every visit, or a list that is used up
 * in its order. An address that is not in the script, or is visited once too often, throws, which
 * no real web does: the test is at fault.
 */
export function scriptedWeb(
  script: Readonly<Record<string, ScriptedVisit | readonly ScriptedVisit[]>>,
): ScriptedWeb {
  const visits: ScriptedWeb['visits'] = [];
  return {
    visits,
    async visit(url, options) {
      visits.push({ url, options });
      const times = visits.filter((visit) => visit.url === url).length;
      const answers = script[url];
      const answer = isList(answers) ? answers[times - 1] : answers;
      if (answer === undefined)
        throw new Error(`The scripted web has no answer for visit ${times} of ${url}`);
      if (options.signal?.aborted) return failedVisit('the visit was called off');
      return typeof answer === 'function' ? answer(options) : answer;
    },
  };
}

/** A visit that brought this text, or these bytes, as HTML from `url` unless `more` says otherwise. */
export function fetchedVisit(
  url: string,
  content: string | Uint8Array,
  more: Partial<Extract<Visit, { kind: 'fetched' }>> = {},
): Visit {
  return {
    kind: 'fetched',
    url,
    movedTo: null,
    mediaType: 'text/html',
    charset: 'utf-8',
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    validators: { etag: null, lastModified: null },
    ...more,
  };
}

/** A visit that failed; `retryAfter` in milliseconds. */
export function failedVisit(reason: string, retryAfter: number | null = null): Visit {
  return { kind: 'failed', reason, retryAfter };
}

function isList<T>(value: T | readonly T[] | undefined): value is readonly T[] {
  return Array.isArray(value);
}
