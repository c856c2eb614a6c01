import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';

import { DatelineError, reasonOf } from '../../corpus/errors.ts';
import type { Question } from '../../retrieval/question.ts';
import type { Reply } from '../reply-to.ts';
import type { FeedsHealth } from '../feeds-health.ts';
import { readAskRequest } from './ask-request.ts';
import { onlyOwnHosts, onlySameOrigin, securityHeaders } from './guards.ts';
import { servePageFiles } from './page-files.ts';

const largestBody = 64 * 1024;

/** What the header of the page says about the corpus; dates are ISO 8601 or null. */
type PlaygroundStatus = {
  articles: number;
  newest: string | null;
  oldest: string | null;
  /** Whether these are the briefs that come with Dateline. */
  sample: boolean;
  feeds: FeedsHealth;
  /** How answers are worded, in a word or two for the reader, such as `quoting answers`. */
  method: string;
};

/** What the playground needs from the rest of the house. */
export type PlaygroundParts = {
  /** The name or address that the server listens on. */
  host: string;
  answer: (question: Question) => Promise<Reply>;
  /** The Discord message for it, as JSON. */
  render: (reply: Reply) => object;
  suggestions: () => Promise<string[]>;
  status: () => Promise<PlaygroundStatus>;
  now: () => Date;
  log: {
    info: (facts: object, sentence: string) => void;
    error: (facts: object, sentence: string) => void;
  };
};

/** The routes of the playground; every error is JSON with one sentence for the reader. */
export function createPlaygroundApp(parts: PlaygroundParts): Hono {
  const app = new Hono();
  app.use(
    securityHeaders(),
    onlyOwnHosts(parts.host),
    methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }),
  );
  app.get('/api/status', async (context) => context.json(await parts.status()));
  app.get('/api/suggestions', async (context) => context.json(await parts.suggestions()));
  app.post(
    '/api/ask',
    onlySameOrigin(),
    bodyLimit({ maxSize: largestBody, onError: refuseSize }),
    (context) => ask(context, parts),
  );
  servePageFiles(app);
  app.notFound((context) => context.json({ error: 'There is nothing at this address.' }, 404));
  app.onError((error, context) => fail(error, context, parts));
  return app;
}

async function ask(context: Context, parts: PlaygroundParts): Promise<Response> {
  if (!context.req.header('content-type')?.startsWith('application/json')) {
    return context.json({ error: 'Please send the question as application/json.' }, 415);
  }
  const body = parseJson(await context.req.text());
  if (body === undefined) return context.json({ error: 'The request is not valid JSON.' }, 400);
  const started = parts.now();
  const asked = readAskRequest(body, started);
  if ('error' in asked) return context.json(asked, 400);
  const answer = await parts.answer(asked.question);
  const milliseconds = parts.now().getTime() - started.getTime();
  return context.json({ message: parts.render(answer), answer, milliseconds });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuseMethod(context: Context, methods: string[]): Response {
  const allowed = methods.join(', ');
  return context.json({ error: `This address takes only ${allowed}.` }, 405, { Allow: allowed });
}

function refuseSize(context: Context): Response {
  return context.json({ error: 'The request is too large.' }, 413);
}

function fail(error: unknown, context: Context, { log }: PlaygroundParts): Response {
  log.error({ error, path: context.req.path }, `The playground failed: ${reasonOf(error)}`);
  if (error instanceof DatelineError) {
    return context.json({ error: error.forReader }, error.retryable ? 503 : 500);
  }
  return context.json({ error: 'Something went wrong here. The log says what.' }, 500);
}
