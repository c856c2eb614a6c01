import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** A request that the loopback server received. */
export type RecordedRequest = {
  method: string;
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
};

/** Replies to one request. */
export type OpenaiReply = (
  request: RecordedRequest,
  response: ServerResponse,
) => void | Promise<void>;

/** Sends JSON, or text as it is, with a status. */
export function sends(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): OpenaiReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
}

/** A chat completion with this text, or this value as JSON. */
export function says(content: unknown, finish = 'stop'): OpenaiReply {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return chat({ role: 'assistant', content: text }, finish);
}

/** The model refuses to answer. */
export function refuses(refusal: string): OpenaiReply {
  return chat({ role: 'assistant', content: null, refusal });
}

/** JSON in a code fence, with prose around it. */
export function saysFenced(value: unknown): OpenaiReply {
  return says(`Here you are:\n\`\`\`json\n${JSON.stringify(value)}\n\`\`\`\nAnything else?`);
}

/** JSON that is cut off at the limit of tokens. */
export function saysHalf(value: unknown): OpenaiReply {
  const text = JSON.stringify(value);
  return says(text.slice(0, text.length / 2), 'length');
}

/** Ten thousand words without JSON. */
export function rambles(): OpenaiReply {
  return says('and then '.repeat(5_000));
}

/** An error in OpenAI's format; `param` names the refused parameter. */
export function fails(
  status: number,
  message: string,
  more: { param?: string; code?: string; headers?: Record<string, string> } = {},
): OpenaiReply {
  const { param = null, code = null, headers = {} } = more;
  return sends(
    status,
    { error: { message, type: 'error', param, code } },
    { 'retry-after-ms': '1', ...headers },
  );
}

/** 401 with the key in the message, as some servers do. */
export function rejectsKey(): OpenaiReply {
  return async (request, response) =>
    await fails(401, `Incorrect API key provided: ${request.authorization}`)(request, response);
}

/** 429 with a Retry-After of some seconds. */
export function rateLimited(seconds: number): OpenaiReply {
  return sends(
    429,
    { error: { message: 'Too many requests' } },
    { 'retry-after': String(seconds) },
  );
}

/** Never replies. */
export function hangs(): OpenaiReply {
  return () => {};
}

/** Begins a reply and never ends it. */
export function neverEnds(): OpenaiReply {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices":[');
  };
}

/** Begins a reply and goes on for ever. */
export function floods(): OpenaiReply {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices":["');
    const more = (): void => {
      while (response.writable && response.write('and then '.repeat(1_000)));
    };
    response.on('drain', more);
    more();
  };
}

/** Closes the connection without a reply. */
export function cutsConnection(): OpenaiReply {
  return (_, response) => {
    response.destroy();
  };
}

/** Waits before it replies. */
export function delayed(milliseconds: number, reply: OpenaiReply): OpenaiReply {
  return async (request, response) => {
    await setTimeout(milliseconds);
    await reply(request, response);
  };
}

/** Refuses other response formats than these, and replies to the rest. */
export function acceptsOnly(formats: readonly string[], reply: OpenaiReply): OpenaiReply {
  return async (request, response) => {
    const format = formatOf(request);
    const refusal = fails(400, `This response_format type is unavailable: ${format}`);
    await (formats.includes(format) ? reply : refusal)(request, response);
  };
}

/** The response format that a request asks for; `text` by default. */
export function formatOf({ body }: RecordedRequest): string {
  const format = body['response_format'];
  const named = typeof format === 'object' && format !== null && 'type' in format;
  return named ? String(format.type) : 'text';
}

function chat(message: Record<string, unknown>, finish = 'stop'): OpenaiReply {
  return async (request, response) => {
    const choices = [{ index: 0, message, finish_reason: finish }];
    const model = request.body['model'];
    await sends(200, { id: 'chat-1', object: 'chat.completion', created: 0, model, choices })(
      request,
      response,
    );
  };
}
