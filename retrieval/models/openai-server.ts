// Where an OpenAI-compatible server is, and how it is read. Loads no client: most processes need none.

/** The address and the key of an OpenAI-compatible server; local servers need no key. */
export type OpenaiServer = {
  apiKey?: string;
  /** For example `http://127.0.0.1:11434/v1`; OpenAI's own address by default. */
  baseUrl?: string;
  fetch?: typeof fetch;
};

/** OpenAI's own address. */
export const OPENAI = 'https://api.openai.com/v1';

/** A `fetch` that reads no more than so many bytes of a response; a longer one ends with an error. */
export function boundedFetch(fetcher: typeof fetch, bytes: number): typeof fetch {
  return async (input, init) => {
    const response = await fetcher(input, init);
    if (response.body === null) return response;
    let left = bytes;
    const bounded = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        left -= chunk.length;
        if (left >= 0) controller.enqueue(chunk);
        else controller.error(new ReplyTooLong(bytes));
      },
    });
    return new Response(response.body.pipeThrough(bounded), response);
  };
}

/** A response is longer than it may be. */
export class ReplyTooLong extends Error {
  override readonly name = 'ReplyTooLong';
  constructor(bytes: number) {
    super(`sent more than ${bytes} bytes`);
  }
}

/** The origin of the server, for messages: without the path and credentials of its address. */
export function originOf({ baseUrl = OPENAI }: { baseUrl?: string | undefined }): string {
  return URL.parse(baseUrl)?.origin ?? 'the address in OPENAI_BASE_URL';
}
