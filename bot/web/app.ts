// The HTTP routes of the playground: the page and its API.
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { DatelineError, reasonOf } from '../../corpus/errors.ts';
import type { StoryCard } from '../../retrieval/digest/topics.ts';
import type { PlaygroundBackend } from '../playground-backend.ts';
import type { Added, FeedsHealth, FeedView, Removed } from '../feeds/feeds.ts';
import {
  readAddress,
  readAskRequest,
  readPress,
  onlyOwnHosts,
  onlySameOrigin,
  onlyWithToken,
  securityHeaders,
} from './requests.ts';

const MAX_BODY_BYTES = 64 * 1024;
const PAGE_FOLDER = join(import.meta.dirname, 'page');
const PAGE_EXTENSIONS = new Set(['.html', '.css', '.js', '.svg']);

/** The status of the corpus in the header of the page. Dates are ISO 8601 or null. */
type PlaygroundStatus = {
  articles: number;
  newest: string | null;
  oldest: string | null;
  /** Whether these are the sample articles that come with Dateline. */
  sample: boolean;
  feeds: FeedsHealth;
  /** How answers are written, for display, such as `word-for-word quotes`. */
  method: string;
};

/** The services behind the routes. */
export type PlaygroundParts = {
  /** The host name or address the server listens on. */
  host: string;
  /** The password that every request needs; undefined for none. */
  token?: string | undefined;
  backend: PlaygroundBackend;
  stories: () => Promise<StoryCard[]>;
  feeds: () => Promise<FeedView[]>;
  /** Follows the feeds at an address; see `addFeeds`. */
  followFeed: (url: string) => Promise<Added>;
  /** Stops following a feed; see `removeFeeds`. */
  unfollowFeed: (url: string) => Promise<Removed>;
  /** Questions to start with, in the reader's language (a tag such as `de`) where articles are in it. */
  suggestions: (language: string) => Promise<string[]>;
  status: () => Promise<PlaygroundStatus>;
  now: () => Date;
  log: {
    info: (facts: object, sentence: string) => void;
    warn: (facts: object, sentence: string) => void;
    error: (facts: object, sentence: string) => void;
  };
};

/** Creates the routes of the playground. Errors are JSON with one sentence for the reader. */
export function createPlaygroundApp(parts: PlaygroundParts): Hono {
  const app = new Hono();
  app.use(
    securityHeaders(),
    onlyOwnHosts(parts.host),
    ...(parts.token === undefined ? [] : [onlyWithToken(parts.token)]),
    methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }),
  );
  app.get('/api/status', async (context) => context.json(await parts.status()));
  app.get('/api/suggestions', async (context) => {
    const [language = 'en'] = (context.req.header('accept-language') ?? 'en').split(/[,;]/u, 1);
    return context.json(await parts.suggestions(language.trim()));
  });
  app.get('/api/stories', async (context) => context.json(await parts.stories()));
  app.get('/api/feeds', async (context) => context.json(await parts.feeds()));
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseSize });
  app.post('/api/ask', onlySameOrigin(), limit, (context) => ask(context, parts));
  app.post('/api/quotes', onlySameOrigin(), limit, (context) => quotes(context, parts));
  app.post('/api/press', onlySameOrigin(), limit, (context) => press(context, parts));
  const { followFeed, unfollowFeed } = parts;
  app.post('/api/feeds', onlySameOrigin(), limit, (context) => changeFeeds(context, followFeed));
  app.post('/api/feeds/remove', onlySameOrigin(), limit, (context) =>
    changeFeeds(context, unfollowFeed),
  );
  servePageFiles(app);
  app.notFound((context) => context.json({ error: 'Not found.' }, 404));
  app.onError((error, context) => fail(error, context, parts));
  return app;
}

async function ask(context: Context, { backend, now }: PlaygroundParts): Promise<Response> {
  const body = await jsonOf(context);
  const started = now();
  const asked = readAskRequest(body, started);
  if ('error' in asked) return context.json(asked, 400);
  const shown = await backend.ask(asked.question, asked.about);
  return context.json({ ...shown, milliseconds: now().getTime() - started.getTime() });
}

async function quotes(context: Context, { backend, now }: PlaygroundParts): Promise<Response> {
  const asked = readAskRequest(await jsonOf(context), now());
  if ('error' in asked) return context.json(asked, 400);
  return context.json({ message: await backend.quotes(asked.question, asked.about) });
}

async function press(context: Context, { backend }: PlaygroundParts): Promise<Response> {
  const pressed = readPress(await jsonOf(context));
  if ('error' in pressed) return context.json(pressed, 400);
  return context.json(await backend.press(pressed));
}

async function changeFeeds(
  context: Context,
  change: (url: string) => Promise<object>,
): Promise<Response> {
  const address = readAddress(await jsonOf(context));
  return 'error' in address ? context.json(address, 400) : context.json(await change(address.url));
}

/** Parses the body of a request as JSON; responds with 415 or 400 if it is not JSON. */
async function jsonOf(context: Context): Promise<unknown> {
  if (!context.req.header('content-type')?.startsWith('application/json')) {
    throw refusal(415, 'Please send the question as application/json.');
  }
  const text = await context.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(400, 'The request is not valid JSON.');
  }
}

function refusal(status: 400 | 415, error: string): HTTPException {
  return new HTTPException(status, { res: Response.json({ error }, { status }) });
}

function refuseMethod(context: Context, methods: string[]): Response {
  const allowed = methods.join(', ');
  return context.json({ error: `Only ${allowed} is allowed here.` }, 405, { Allow: allowed });
}

function refuseSize(context: Context): Response {
  return context.json({ error: 'The request is too large.' }, 413);
}

function fail(error: unknown, context: Context, { log }: PlaygroundParts): Response {
  if (error instanceof HTTPException) return error.getResponse();
  log.error({ error, path: context.req.path }, `The playground failed: ${reasonOf(error)}`);
  if (error instanceof DatelineError) {
    return context.json({ error: error.forReader }, error.retryable ? 503 : 500);
  }
  return context.json({ error: 'Something went wrong. The log has the details.' }, 500);
}

/** Serves every file of the page under its own name, and `index.html` at `/`. */
function servePageFiles(app: Hono): void {
  app.get('/', pageFile('index.html'));
  for (const name of readdirSync(PAGE_FOLDER)) {
    if (PAGE_EXTENSIONS.has(extname(name))) app.get(`/${name}`, pageFile(name));
  }
}

function pageFile(name: string): MiddlewareHandler {
  return serveStatic({
    path: join(PAGE_FOLDER, name),
    onFound: (_path, context) => {
      context.header('Cache-Control', 'no-cache');
    },
  });
}
