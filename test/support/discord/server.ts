import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { type Context, Hono, type Next } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { channelRoutes, threadRoutes } from './channel-routes.ts';
import { applicationRoutes, commandRoutes, type RouteEnvironment } from './command-routes.ts';
import { faultResponse, type Faults } from './faults.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { apiError } from './api-errors.ts';
import type { SeenFile, SeenRequest } from './seen.ts';
import type { World } from './world.ts';

/** Starts the HTTP server on a free port of 127.0.0.1. */
export async function startServer(world: World, faults: Faults): Promise<Server> {
  const { fetch } = createApp(world, faults);
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 });
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  world.address.host = `127.0.0.1:${address.port}`;
  if (!('closeAllConnections' in server)) throw new Error('The server does not speak HTTP/1.1.');
  return server;
}

function createApp(world: World, faults: Faults): Hono<RouteEnvironment> {
  const api = new Hono<RouteEnvironment>()
    .use(async (context, next) => await record(world, context, next))
    .use(async (context, next) => await misbehave(faults, context, next))
    .use(async (context, next) => await authorize(world, context, next))
    .route('/', applicationRoutes(world))
    .route('/', commandRoutes(world))
    .route('/', interactionRoutes(world))
    .route('/', channelRoutes(world))
    .route('/', threadRoutes(world));
  return new Hono<RouteEnvironment>()
    .get('/attachments/:id/:name', (context) => download(world, context.req.param('id')))
    .route('/api/v10', api)
    .notFound((context) => {
      const { seen } = context.var;
      if (seen !== undefined) world.unexpected.push(seen);
      return apiError('notFound').getResponse();
    })
    .onError((error, context) => {
      if (error instanceof HTTPException) return error.getResponse();
      // A bug of the loopback itself; 400, because the client would retry a 500.
      world.unexpected.push(context.var.seen);
      return Response.json({ message: String(error.stack), code: 0 }, { status: 400 });
    });
}

async function record(world: World, context: Context<RouteEnvironment>, next: Next): Promise<void> {
  const seen = await readRequest(context.req.raw, world.now());
  world.requests.push(seen);
  context.set('seen', seen);
  await next();
  if (!context.env.incoming.socket.destroyed) await recordAnswer(seen, context.res);
  world.events.emit('change');
}

async function recordAnswer(seen: SeenRequest, answer: Response): Promise<void> {
  seen.status = answer.status;
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (isJson) seen.answer = await answer.clone().json();
}

async function misbehave(
  faults: Faults,
  context: Context<RouteEnvironment>,
  next: Next,
): Promise<Response | void> {
  const fault = faults.take(context.var.seen);
  if (fault === undefined) return await next();
  if (fault.delay !== undefined) await sleep(fault.delay);
  const answer = faultResponse(fault);
  if (answer !== null) return answer;
  if (fault.drop !== 'before') await next();
  if (fault.drop === undefined) return;
  context.env.incoming.socket.destroy();
  if (fault.drop === 'before') return new Response(null);
}

async function authorize(
  world: World,
  context: Context<RouteEnvironment>,
  next: Next,
): Promise<void> {
  const isOpen = /^\/(interactions|webhooks)\//.test(context.var.seen.path);
  const isKnown = context.req.header('authorization') === `Bot ${world.identity.token}`;
  if (!isOpen && !isKnown) throw apiError('unauthorized');
  await next();
}

function download(world: World, id: string): Response {
  const sent = [...world.messages.values()].flatMap(({ files }) => files);
  const file = world.downloads.get(id) ?? sent.find((one) => one.id === id);
  if (file === undefined) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: { 'Content-Type': file.contentType },
  });
}

/**
 * Reads the request with its body: JSON, or the `payload_json` and files of a multipart body.
 * @throws 50109 for invalid JSON.
 */
async function readRequest(request: Request, at: number): Promise<SeenRequest> {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname.replace(/^\/api\/v\d+/, ''),
    query: Object.fromEntries(url.searchParams),
    ...(await readBody(request)),
    at,
    status: null,
    answer: null,
  };
}

async function readBody(request: Request): Promise<{ body: unknown; files: SeenFile[] }> {
  if (request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    return await readForm(await request.formData());
  }
  const text = await request.text();
  return { body: text === '' ? null : parseJson(text), files: [] };
}

async function readForm(form: FormData): Promise<{ body: unknown; files: SeenFile[] }> {
  const files: SeenFile[] = [];
  for (const value of form.values()) {
    if (typeof value === 'string') continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    files.push({ name: value.name, contentType: value.type, bytes });
  }
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? parseJson(payload) : null, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw apiError('invalidJson');
  }
}
