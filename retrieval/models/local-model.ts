// A LanguageModel in a process of its own, without a server.
import { ModelReplyUnusable, ModelUnavailable } from '../errors.ts';
import type { LanguageModel, ModelRequest } from './language-model.ts';
import { type ChildReply, type ModelChild, startModelChild } from './model-child.ts';
import { formatInstructions, jsonSchemaOf, readReplyText } from './model-reply.ts';

/** The process and the limits of its calls. */
export type LocalModelOptions = {
  /** The name of the model, for messages. */
  id: string;
  /** The program and its arguments; it speaks the protocol of `model-child.ts`. */
  command: readonly string[];
  /** The limit of a whole call, including the wait for its turn and the start of the process. */
  timeoutMilliseconds: number;
  /** The limit of the reply, in tokens. */
  maxTokens?: number;
  /** How long a call that was called off may take to stop before the process is killed. */
  graceMilliseconds?: number;
};

/** A local model; its process lives until `close`. */
export type LocalModel = LanguageModel & {
  /** Ends the process, if there is one. Calls under way fail. */
  close(): Promise<void>;
};

const MAX_TOKENS = 1_000;
/** Prompts are read in batches, and a call can stop only between two of them. */
const GRACE_MILLISECONDS = 15_000;
/** The model does one call at a time; further ones than these would hardly get their turn in time. */
const MOST_WAITING = 8;
/** After so many deaths of the process in a row it is not started for a while. */
const MOST_DEATHS = 3;
const PAUSE_MILLISECONDS = 60_000;

/**
 * A language model that a child process runs. The process starts with the first call and again after
 * it died; it gets one call at a time, and is killed when it does not stop in time.
 */
export function localModel(options: LocalModelOptions): LocalModel {
  const { id, timeoutMilliseconds: timeout, graceMilliseconds = GRACE_MILLISECONDS } = options;
  let child: ModelChild | null = null;
  let turns: Promise<unknown> = Promise.resolve();
  let [waiting, deaths, isClosed] = [0, 0, false];

  async function run(request: ModelRequest<unknown>, signal: AbortSignal): Promise<ChildReply> {
    if (isClosed) throw new ModelUnavailable(`${id} was closed`, { retryable: false });
    if (deaths >= MOST_DEATHS) throw deadTooOften(id);
    child ??= startModelChild(options.command, { graceMilliseconds });
    try {
      return await child.ask(promptOf(request, options), signal);
    } finally {
      if (child?.isDead()) {
        child = null;
        deaths += 1;
        if (deaths === MOST_DEATHS) setTimeout(() => (deaths = 0), PAUSE_MILLISECONDS).unref();
      } else if (!signal.aborted) deaths = 0;
    }
  }

  async function inTurn(
    request: ModelRequest<unknown>,
    signal: AbortSignal,
  ): Promise<ChildReply | null> {
    const turn = turns.then(async () => (signal.aborted ? null : await run(request, signal)));
    turns = turn.catch(() => {});
    return await turn;
  }

  return {
    id,
    // Only small models write an answer within a minute on processors alone.
    isSmall: true,
    async complete<T>(request: ModelRequest<T>): Promise<T> {
      if (waiting >= MOST_WAITING)
        throw new ModelUnavailable(`${waiting} calls wait for ${id} already`, { retryable: true });
      const deadline = AbortSignal.timeout(timeout);
      const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
      waiting += 1;
      const turn = inTurn(request, signal).finally(() => (waiting -= 1));
      const reply = await Promise.race([turn, abortOf(signal)]);
      if (reply === null) {
        const reason = deadline.aborted
          ? `${id} gave no reply within ${timeout} ms`
          : 'the call was called off';
        throw new ModelUnavailable(reason, { retryable: true });
      }
      return replyIn(reply, request);
    },
    async close() {
      isClosed = true;
      await child?.end();
      child = null;
    },
  };
}

function promptOf(
  { instructions, material, schema }: ModelRequest<unknown>,
  { maxTokens = MAX_TOKENS }: LocalModelOptions,
): Parameters<ModelChild['ask']>[0] {
  const jsonSchema = jsonSchemaOf(schema);
  return {
    system: `${instructions}\n\n${formatInstructions(jsonSchema)}`,
    user: material,
    schema: jsonSchema,
    maxTokens,
  };
}

/** @throws ModelUnavailable, ModelReplyUnusable. */
function replyIn<T>(reply: ChildReply, { schema, onTokens }: ModelRequest<T>): T {
  if ('error' in reply) throw new ModelUnavailable(reply.error, { retryable: reply.retryable });
  onTokens?.(reply.tokens);
  const read = readReplyText(reply.text, schema);
  if ('reply' in read) return read.reply;
  throw new ModelReplyUnusable(
    reply.isCutOff ? 'it was cut off at the limit of its length' : read.unusable,
  );
}

function deadTooOften(id: string): ModelUnavailable {
  return new ModelUnavailable(
    `the process of ${id} died ${MOST_DEATHS} times in a row and is started again in a minute; npm run doctor says why`,
    { retryable: true },
  );
}

/** Null when the signal aborts. */
async function abortOf(signal: AbortSignal): Promise<null> {
  if (signal.aborted) return null;
  const { promise, resolve } = Promise.withResolvers<null>();
  signal.addEventListener('abort', () => resolve(null), { once: true });
  return await promise;
}
