import { type Logger, pino } from 'pino';
import pinoPretty from 'pino-pretty';
import type { Config } from './config.ts';

/** A structured log; pino's logger is one. Facts are fields, the sentence is for people. */
export type Log = {
  info(facts: object, sentence: string): void;
  warn(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
};

/** Opens the log on standard error: readable on a terminal, JSON lines elsewhere. Redacts secrets. */
export function openLog({ DATELINE_LOG: level }: Config): Logger {
  const destination = process.stderr.isTTY
    ? pinoPretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' })
    : pino.destination({ fd: 2, sync: true });
  return pino(
    { level, redact: ['token', '*.token', 'apiKey', '*.apiKey', 'headers'] },
    destination,
  );
}
