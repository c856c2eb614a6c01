import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { letterVector } from './letter-vector.ts';
import { fails, type OpenaiReply, type RecordedRequest, sends } from './openai-replies.ts';

/** The replies in order, or a rule that chooses the reply to each request. */
export type OpenaiScript = readonly OpenaiReply[] | ((request: RecordedRequest) => OpenaiReply);

export type OpenaiServerOptions = {
  /** For `/v1/chat/completions`; none by default. */
  replies?: OpenaiScript;
  /** For `/v1/embeddings`; letter counts of the texts by default. */
  embeddings?: OpenaiScript;
};

/** An OpenAI-compatible server on loopback. Closing it fails if it got more requests than expected. */
export type LoopbackOpenai = AsyncDisposable & {
  readonly baseUrl: string;
  /** Every request, in order. */
  readonly requests: RecordedRequest[];
  /** @throws Error if there were more requests than scripted replies, or requests for other paths. */
  close: () => Promise<void>;
};

/** Starts the server on a free port of 127.0.0.1. */
export async function startOpenaiServer(
  options: OpenaiServerOptions = {},
): Promise<LoopbackOpenai> {
  const requests: RecordedRequest[] = [];
  const surprises: string[] = [];
  const choose = router(options, surprises);
  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const request = await record(incoming);
      requests.push(request);
      await choose(request)(request, response);
    } catch (error) {
      surprises.push(String(error));
      response.destroy();
    }
  }
  const server = createServer((incoming, response) => {
    void serve(incoming, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    if (surprises.length > 0)
      throw new Error(`The OpenAI server was surprised: ${surprises.join('; ')}`);
  }
  return { baseUrl: `http://127.0.0.1:${port}/v1`, requests, close, [Symbol.asyncDispose]: close };
}

/** The vectors of the texts, last first, because the order of a reply is not guaranteed. */
export const embedsLetters: OpenaiReply = async (request, response) => {
  const input = request.body['input'];
  const texts = Array.isArray(input) ? input.map(String) : [String(input)];
  const data = texts.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: letterVector(text),
  }));
  await sends(200, { object: 'list', data: data.toReversed(), model: request.body['model'] })(
    request,
    response,
  );
};

function router(
  { replies = [], embeddings = () => embedsLetters }: OpenaiServerOptions,
  surprises: string[],
): (request: RecordedRequest) => OpenaiReply {
  const routes: Record<string, (request: RecordedRequest) => OpenaiReply | undefined> = {
    'POST /v1/chat/completions': follow(replies),
    'POST /v1/embeddings': follow(embeddings),
    'GET /v1/models': () =>
      sends(200, { object: 'list', data: [{ id: 'loopback', object: 'model' }] }),
  };
  return (request) => {
    const name = `${request.method} ${request.path}`;
    const reply = routes[name]?.(request);
    if (reply) return reply;
    surprises.push(`no reply is left for ${name}`);
    return fails(500, 'The script holds no reply', { headers: { 'x-should-retry': 'false' } });
  };
}

function follow(script: OpenaiScript): (request: RecordedRequest) => OpenaiReply | undefined {
  if (typeof script === 'function') return script;
  const left = script.values();
  return () => left.next().value;
}

async function record(incoming: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  const body: unknown = text === '' ? {} : JSON.parse(text);
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    authorization: incoming.headers.authorization,
    body: typeof body === 'object' && body !== null ? { ...body } : {},
  };
}
