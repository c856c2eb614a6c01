import type { Log } from '../../bot/log.ts';

type LogLine = { level: 'info' | 'warn' | 'error'; facts: object; sentence: string };
export type RecordedLog = Log & { lines: LogLine[]; levels(): string[] };

/** A log that remembers its lines. */
export function recordLog(): RecordedLog {
  const lines: LogLine[] = [];
  const record =
    (level: LogLine['level']) =>
    (facts: object, sentence: string): void =>
      void lines.push({ level, facts, sentence });
  return {
    lines,
    levels: () => lines.map(({ level }) => level),
    info: record('info'),
    warn: record('warn'),
    error: record('error'),
  };
}
