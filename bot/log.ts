import { type Logger, pino } from 'pino';
import pinoPretty from 'pino-pretty';
import { printableText } from '../corpus/printable-address.ts';
import type { Config } from './config.ts';

/** A structured log; pino's logger is one. Facts are fields, the sentence is for people. */
export type Log = {
  info(facts: object, sentence: string): void;
  warn(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
};

/**
 * Opens the log on standard error: readable on a terminal, JSON lines elsewhere. Secrets are
 * redacted, those in addresses wherever the addresses stand.
 */
export function openLog({ DATELINE_LOG: level }: Config): Logger {
  const stderr = process.stderr.isTTY
    ? pinoPretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' })
    : pino.destination({ fd: 2, sync: true });
  const destination = { write: (line: string) => void stderr.write(printableText(line)) };
  return pino(
    {
      level,
      redact: ['token', '*.token', 'apiKey', '*.apiKey', 'headers'],
      serializers: { err: loggedError },
    },
    destination,
  );
}

/** What the log keeps of an error. */
type LoggedError = { type: string; message: string; stack?: string; cause?: LoggedError } & {
  [Fact in (typeof errorFacts)[number]]?: string | number;
};

const errorFacts = ['code', 'status', 'method'] as const;
const MOST_CAUSES = 5;

/**
 * The parts of an error that are known to be harmless. Errors of Discord and of model servers also
 * hold addresses with tokens, and what was sent: questions and answers.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'no error was thrown' };
  const facts = errorFacts.flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
  });
  return {
    type: error.name,
    message: error.message,
    ...(error.stack !== undefined && { stack: error.stack }),
    ...Object.fromEntries(facts),
    ...(error.cause !== undefined &&
      depth < MOST_CAUSES && { cause: loggedError(error.cause, depth + 1) }),
  };
}
