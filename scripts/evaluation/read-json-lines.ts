import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { z } from 'zod';
import { reasonOf } from '../../corpus/errors.ts';
import { CommandError } from '../command-line/run-script.ts';

/** A labelled set cannot be read, or a line of it is not what it should be. */
export class LabelledSetUnreadable extends CommandError {
  override readonly name = 'LabelledSetUnreadable';
  constructor(message: string, options?: ErrorOptions) {
    super(message, 'Correct the file, or name another one.', options);
  }
}

/**
 * Reads a JSONL file (gzipped where its name ends in `.gz`) whole, each line checked with the
 * schema; empty lines are passed over.
 * @throws LabelledSetUnreadable naming the file, the line and what is wrong with it.
 */
export async function readJsonLines<Line>(path: string, schema: z.ZodType<Line>): Promise<Line[]> {
  const lines = (await textOf(path)).split('\n');
  return lines.flatMap((line, index) => {
    return line.trim() === '' ? [] : [checked(line, schema, `${path}, line ${index + 1}`)];
  });
}

async function textOf(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    const plain = path.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
    // Also takes a byte order mark away.
    return new TextDecoder().decode(plain);
  } catch (cause) {
    throw new LabelledSetUnreadable(`Cannot read ${path}: ${reasonOf(cause)}.`, { cause });
  }
}

function checked<Line>(text: string, schema: z.ZodType<Line>, place: string): Line {
  const parsed = schema.safeParse(jsonOf(text, place));
  if (parsed.success) return parsed.data;
  throw new LabelledSetUnreadable(`${place}: ${faults(parsed.error)}.`, { cause: parsed.error });
}

function jsonOf(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LabelledSetUnreadable(`${place}: ${reasonOf(cause)}.`, { cause });
  }
}

function faults(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}
