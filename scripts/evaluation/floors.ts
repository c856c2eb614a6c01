// Compares figures with the floors that they must not fall below.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { reasonOf } from '../../corpus/errors.ts';
import { CommandError } from '../command-line/run-script.ts';
import { LabelledSetUnreadable } from './read-lines.ts';
import type { Figures } from './figures.ts';

/** The least and the most that figures may be, by their key in the report. */
type Floors = z.output<typeof floorsSchema>;

const boundSchema = z.strictObject({ least: z.number().optional(), most: z.number().optional() });

const keySchema = z.enum([
  'hits_at_4',
  'hits_at_10',
  'mrr_at_10',
  'map_at_10',
  'all_gold_at_10',
  'false_refusal_rate',
  'refusal_rate',
  'answer_in_statements',
  'answer_in_first_statement',
  'answer_shown_nowhere',
  'quotes_verbatim',
  'dangling_citations',
]);
const floorsSchema = z.partialRecord(keySchema, boundSchema);

/**
 * Reads a JSON file such as `{ "hits_at_4": { "least": 0.96 } }`.
 * @throws LabelledSetUnreadable for an unreadable file or another format.
 */
export async function readFloors(path: string): Promise<Floors> {
  try {
    return floorsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new LabelledSetUnreadable(`Cannot read floors from ${path}: ${reasonOf(cause)}.`, {
      cause,
    });
  }
}

/**
 * Fails when a figure misses its floor.
 * @throws CommandError naming the figures.
 */
export function assertFloors(figures: Figures, floors: Floors): void {
  const missed = missedFloors(figures, floors);
  if (missed.length === 0) return;
  throw new CommandError(
    `${missed.join('; ')}.`,
    'Compare the report of --out with an earlier one to find the questions that fell.',
  );
}

/**
 * A sentence for each floor that is missed, also by a figure without measurements.
 * @internal
 */
export function missedFloors(figures: Figures, floors: Floors): string[] {
  return keySchema.options.flatMap((key) => {
    const figure = figures[key];
    const { least, most } = floors[key] ?? {};
    const shown = figure === null ? 'nothing' : String(Number(figure.toFixed(3)));
    return [
      ...(least !== undefined && (figure ?? -Infinity) < least
        ? [`${key} is ${shown} and has to be ${least} at least`]
        : []),
      ...(most !== undefined && (figure ?? Infinity) > most
        ? [`${key} is ${shown} and may be ${most} at most`]
        : []),
    ];
  });
}
