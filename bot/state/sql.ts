// The port of the database of the bot's state: SQL that SQLite and PostgreSQL both take.
import { z } from 'zod';

/** What a statement takes. Whether something is so is 0 or 1, and an object is JSON in a text. */
export type SqlValue = string | number | null;

/** A row by its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Runs statements, whose values stand as `?`. */
export type Sql = {
  all(statement: string, ...values: readonly SqlValue[]): Promise<Row[]>;
  /** The first row; undefined if there is none. */
  get(statement: string, ...values: readonly SqlValue[]): Promise<Row | undefined>;
  /** Returns how many rows were written. */
  run(statement: string, ...values: readonly SqlValue[]): Promise<number>;
  /** Ends a `SELECT` whose rows are about to be claimed, so that others pass over them. */
  readonly skipLocked: 'FOR UPDATE SKIP LOCKED' | '';
  /** Lets a column that counts by itself go on after the numbers that were written into it. */
  countOn(table: string, column: string): Promise<void>;
};

/** The database of the bot's state, or of its feeds; any number of processes may use it. */
export type StateDatabase = {
  /** Where it is, without user name and password. */
  readonly address: string;
  /**
   * Runs statements, each on its own. The first call opens the database, and creates what it lacks.
   * @throws StateUnavailable: no permission, disk full, damaged, or out of reach. StateTooNew.
   * @throws StateFault: a statement, a record or `work` is at fault, and not the database.
   */
  use<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * Runs statements of which all writes are kept, or none. Of transactions about the same `subject`
   * one runs after the other, in all processes, so that nothing changes between what one reads and
   * what it writes. `work` waits for nothing else, and may run again after a conflict.
   * @throws as `use`.
   */
  transaction<T>(subject: string, work: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * Runs statements that all read the state of one moment; they write nothing.
   * @throws as `use`.
   */
  snapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * Tries a write, and rolls it back.
   * @throws as `use`.
   */
  assertWritable(): Promise<void>;
  /** Closes the database; a later call opens it again. */
  close(): Promise<void>;
};

/** Far below what databases take. */
const MOST_LISTED = 1000;

/**
 * Values in lists that a statement takes in `IN (${marks(list)})`; none is empty, and each is a multiple
 * of `together` long.
 */
export function inLists<Value>(values: readonly Value[], together = 1): Value[][] {
  const most = MOST_LISTED - (MOST_LISTED % together);
  const lists: Value[][] = [];
  for (let from = 0; from < values.length; from += most)
    lists.push(values.slice(from, from + most));
  return lists;
}

/** One `?` for each value. */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** Parses a column that holds JSON. */
export function jsonColumn<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

/** The form in which topics are compared: case and extra spaces are ignored. */
export function topicKey(topic: string): string {
  return topic.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
