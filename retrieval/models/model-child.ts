// Starts and watches the process of a local model. Requests and replies are lines of JSON on its
// standard input and output.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { reasonOf } from '../../corpus/errors.ts';
import { ModelUnavailable } from '../errors.ts';

/** A request; the reply has to follow the JSON Schema. */
type ChildRequest = {
  system: string;
  user: string;
  schema: Record<string, unknown>;
  /** The limit of the reply. */
  maxTokens: number;
};

/** A line to the process: a request, or the number of a request that is called off. */
export type ChildInput = (ChildRequest & { id: number }) | { cancel: number };

/** What a line from the process says; anything else is ignored. */
export type ChildOutput =
  /** The end of a request; `isCutOff` at the limit of tokens. */
  | { id: number; text: string; isCutOff: boolean; tokens: { input: number; output: number } }
  | { id: number; error: string; retryable: boolean }
  /** Why the process cannot go on; it exits then. */
  | { fatal: string };

export type ChildReply = Exclude<ChildOutput, { fatal: string }>;

/** A running process. */
export type ModelChild = {
  /**
   * Sends a request and waits until the process is done with it: also when it was called off by the
   * signal. One at a time. A process that does not stop in time after the signal is killed.
   * @throws ModelUnavailable when the process dies.
   */
  ask(request: ChildRequest, signal: AbortSignal): Promise<ChildReply>;
  isDead(): boolean;
  /** Ends the process, by force where it does not end by itself. */
  end(): Promise<void>;
};

const count = z.number().int().nonnegative();
const outputSchema: z.ZodType<ChildOutput> = z.union([
  z.object({
    id: count,
    text: z.string(),
    isCutOff: z.boolean(),
    tokens: z.object({ input: count, output: count }),
  }),
  z.object({ id: count, error: z.string(), retryable: z.boolean() }),
  z.object({ fatal: z.string() }),
]);

/** What the process may write in answer to one request. */
const MOST_OUTPUT_CHARACTERS = 1_000_000;
const MOST_REASON_CHARACTERS = 300;

/** Starts a program, given with its arguments. It gets no environment, which may hold secrets. */
export function startModelChild(
  [program = '', ...words]: readonly string[],
  { graceMilliseconds }: { graceMilliseconds: number },
): ModelChild {
  const started = spawn(program, words, { env: {}, windowsHide: true });
  let death: string | null = null;
  let fatal: string | null = null;
  let requests = 0;
  let pending: { id: number; settle: (reply: ChildReply | null) => void } | null = null;
  const kill = (reason: string): void => {
    fatal ??= reason;
    started.kill('SIGKILL');
  };
  const awaitEnd = async (): Promise<void> => {
    const reason = await endOf(started);
    death = inOneLine(fatal ?? reason);
    pending?.settle(null);
  };
  const ended = awaitEnd();
  const output = readOutput(started, {
    onOutput: (said) => {
      if ('fatal' in said) fatal ??= said.fatal;
      else if (said.id === pending?.id) pending.settle(said);
    },
    onFlood: () => kill(`it wrote more than ${MOST_OUTPUT_CHARACTERS} characters`),
  });
  const send = (input: ChildInput): void => {
    started.stdin.write(`${JSON.stringify(input)}\n`);
  };

  return {
    async ask(request, signal) {
      const id = (requests += 1);
      const { promise, resolve } = Promise.withResolvers<ChildReply | null>();
      let grace: NodeJS.Timeout | undefined;
      const callOff = (): void => {
        send({ cancel: id });
        grace = setTimeout(() => kill('it hung'), graceMilliseconds);
      };
      pending = { id, settle: resolve };
      signal.addEventListener('abort', callOff, { once: true });
      output.expectReply();
      send({ ...request, id });
      const reply = death === null ? await promise : null;
      pending = null;
      signal.removeEventListener('abort', callOff);
      clearTimeout(grace);
      if (reply !== null) return reply;
      throw new ModelUnavailable(`its process ended: ${death ?? ''}`, { retryable: true });
    },
    isDead: () => death !== null,
    async end() {
      started.stdin.end();
      const force = setTimeout(() => kill('it did not end'), graceMilliseconds);
      await ended;
      clearTimeout(force);
    },
  };
}

/** Why the process ended: its last words, or its exit code or signal. */
async function endOf(started: ChildProcessWithoutNullStreams): Promise<string> {
  let words = '';
  started.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-MOST_REASON_CHARACTERS);
  });
  // A process that died cannot be written to; its end is told below.
  started.stdin.on('error', () => {});
  try {
    await once(started, 'close');
    return words.trim() || `exit ${started.exitCode ?? started.signalCode}`;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Reads what the process writes, in bounds: see `expectReply`. */
function readOutput(
  { stdout }: ChildProcessWithoutNullStreams,
  { onOutput, onFlood }: { onOutput: (output: ChildOutput) => void; onFlood: () => void },
): {
  /** Allows `MOST_OUTPUT_CHARACTERS` from now on. */
  expectReply: () => void;
} {
  let allowed = MOST_OUTPUT_CHARACTERS;
  let rest: string[] = [];
  stdout.setEncoding('utf8').on('data', (text: string) => {
    allowed -= text.length;
    if (allowed < 0) {
      rest = [];
      onFlood();
      return;
    }
    const [first = '', ...others] = text.split('\n');
    rest.push(first);
    for (const next of others) {
      const output = outputIn(rest.join(''));
      if (output !== null) onOutput(output);
      rest = [next];
    }
  });
  return { expectReply: () => (allowed = MOST_OUTPUT_CHARACTERS) };
}

function outputIn(line: string): ChildOutput | null {
  try {
    return outputSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function inOneLine(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MOST_REASON_CHARACTERS);
}
