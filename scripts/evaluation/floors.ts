import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { reasonOf } from '../../corpus/errors.ts';
import { CommandError } from '../command-line/run-script.ts';
import { LabelledSetUnreadable } from './read-lines.ts';
import type { Figures } from './figures.ts';

/** The least or the most that a figure may be, by its key in the report. */
export type Floors = z.output<typeof floorsSchema>;

/** Figures that are worse than they have to be. */
export class FloorsMissed extends CommandError {
  override readonly name = 'FloorsMissed';
  constructor(missed: readonly string[]) {
    super(
      `${missed.join('; ')}.`,
      'See which change brought it, with --out for the questions that fell.',
    );
  }
}

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
  'quotes_verbatim',
  'dangling_citations',
]);
const floorsSchema = z.partialRecord(keySchema, boundSchema);

/**
 * Reads a JSON file such as `{ "hits_at_4": { "least": 0.96 } }`.
 * @throws LabelledSetUnreadable when it is not there or something else.
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

/** The floors that figures miss, each in words; a figure that could not be measured misses its own. */
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
