// Answers many questions: JSON lines in, a JSON line for each out, in the same order.
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { invalidJson, reasonOf } from '../../corpus/errors.ts';
import { byteLines, plainBytes } from '../../corpus/sources/bytes.ts';
import { decodeText } from '../../corpus/sources/decode.ts';
import { fileErrorReason } from '../../corpus/sources/files/walk-files.ts';
import type { Question } from '../../retrieval/query/query.ts';
import { askedQuestion, isoMoment, positiveInteger } from './arguments.ts';
import { withProgress } from './progress.ts';
import { CommandError, UsageError } from './run-script.ts';

type Given = Parameters<typeof askedQuestion>[1] & { batch?: string; parallel?: string };

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  question: z.string().trim().min(1),
  /** A date alone is the end of that day. */
  asked_on: z
    .string()
    .transform((text) => isoMoment(text, 'end-of-day'))
    .refine((moment) => moment !== null, 'it is not a time such as 2025-12-02')
    .nullish(),
  previous: z.object({ question: z.string(), answer: z.string() }).nullish(),
});

/** A question of a batch, or why its line holds none. */
type Asked = { id: z.output<typeof lineSchema>['id']; question: Question } | { error: string };

const MOST_LINE_BYTES = 1_000_000;

/**
 * The file of `--batch`; null for a call with one question.
 * @throws UsageError for a call with both or with neither.
 */
export function batchFile(
  { batch, parallel }: Given,
  positionals: readonly string[],
): string | null {
  if (batch !== undefined && positionals.length > 0)
    throw new UsageError(
      '--batch takes its questions from the file.',
      'Leave out the other words.',
    );
  if (batch === undefined && parallel !== undefined)
    throw new UsageError('--parallel needs --batch.', 'Add --batch FILE, or leave it out.');
  return batch ?? null;
}

/**
 * Replies to each line `{ id?, question, asked_on?, previous? }` of the file with one line on standard
 * output: the reply with the id of its question, or `{ id?, line, error }` where there is none. The
 * options of the call hold for every question; the time of a line counts more than `--at`.
 * @throws CommandError at the end when a line got no reply, or when the file cannot be read.
 */
export async function replyToBatch(
  file: string,
  values: Given,
  reply: (question: Question) => Promise<object>,
): Promise<void> {
  const parallel = positiveInteger('--parallel', values.parallel ?? '1');
  // A wrong option is told before anything is read.
  askedQuestion('', values);
  const run = async (onDone: (done: number) => void): Promise<void> => {
    const printed: Promise<void>[] = [];
    let [lines, failed] = [0, 0];
    for await (const { number, asked } of questionsIn(file, values)) {
      lines += 1;
      const replied = 'error' in asked ? asked : replyOrError(asked.question, reply);
      const before = printed.at(-1);
      const print = async (): Promise<void> => {
        const said = await replied;
        await before;
        const hasFailed = 'error' in said;
        if (hasFailed) failed += 1;
        await writeLine({
          ...('id' in asked && { id: asked.id ?? undefined }),
          ...(hasFailed && { line: number }),
          ...said,
        });
        onDone(lines);
      };
      printed.push(print());
      // Holds at most so many questions and unprinted replies.
      if (printed.length >= parallel) await printed.shift();
    }
    await Promise.all(printed);
    if (failed > 0)
      throw new CommandError(
        `${failed} of ${lines} lines got no reply.`,
        'The output has the error of each in its place.',
      );
  };
  // A bar among the replies could not be read.
  await (process.stdout.isTTY
    ? run(() => {})
    : withProgress({ label: 'Replying', unit: 'questions' }, run));
}

async function* questionsIn(
  file: string,
  values: Given,
): AsyncGenerator<{ number: number; asked: Asked }> {
  const chunks = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const { number, bytes } of byteLines(plainBytes(chunks), MOST_LINE_BYTES)) {
      const asked =
        bytes === null ? { error: 'the line is longer than 1 MB' } : askedIn(bytes, values);
      if (asked !== null) yield { number, asked };
    }
  } catch (cause) {
    throw new CommandError(`${file}: ${fileErrorReason(cause)}.`, 'Name another file.', { cause });
  }
}

/** Reads one line; null for an empty one. */
function askedIn(bytes: Uint8Array, values: Given): Asked | null {
  let value: unknown;
  try {
    const text = decodeText(bytes);
    if (text.trim() === '') return null;
    value = JSON.parse(text);
  } catch (error) {
    return { error: invalidJson(error) };
  }
  const { data, error } = lineSchema.safeParse(value);
  if (error) return { error: faultsOf(error) };
  const { id, question, asked_on: at, previous } = data;
  const asked = askedQuestion(question, { ...values, ...(at && { at }) });
  return { id, question: { ...asked, ...(previous && { previous }) } };
}

function faultsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
}

async function replyOrError(
  question: Question,
  reply: (question: Question) => Promise<object>,
): Promise<object | { error: string }> {
  try {
    return await reply(question);
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

async function writeLine(value: object): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  process.stdout.write(`${JSON.stringify(value)}\n`, resolve);
  await promise;
}
