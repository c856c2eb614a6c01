import { type Logger, pino } from 'pino';
import pinoPretty from 'pino-pretty';
import type { Config } from './config.ts';

/** Where the bot writes what happened; a pino logger fits as it is. */
export type Log = {
  info(facts: object, sentence: string): void;
  warn(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
};

/** The log, on standard error: for people on a terminal, as JSON lines elsewhere. */
export function openLog({ DATELINE_LOG: level }: Config): Logger {
  const destination = process.stderr.isTTY
    ? pinoPretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' })
    : pino.destination({ fd: 2, sync: true });
  return pino(
    { level, redact: ['token', '*.token', 'apiKey', '*.apiKey', 'headers'] },
    destination,
  );
}
