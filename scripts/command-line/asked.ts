import type { Question } from '../../retrieval/question.ts';
import { sinceArgument, timeArgument, UsageError } from './command-line.ts';
import type { OptionDeclarations } from './declaration.ts';

/** The options that `ask` and `retrieve` share. */
export const questionOptions = {
  at: {
    type: 'string',
    value: 'TIME',
    description: 'the time of asking; nothing published later is used (default: now)',
  },
  source: {
    type: 'string',
    value: 'NAME',
    multiple: true,
    description: 'only this publisher',
  },
  since: {
    type: 'string',
    value: 'TIME',
    description: 'nothing published before, as 48h, 7d or a date',
  },
  until: { type: 'string', value: 'TIME', description: 'nothing published after' },
} as const satisfies OptionDeclarations;

type GivenOptions = { at?: string; source?: string[]; since?: string; until?: string };

/**
 * The question that a call asks; spans such as `48h` count back from the time of asking.
 * @throws UsageError for an unreadable time.
 */
export function askedQuestion(text: string, values: GivenOptions): Question {
  const at =
    values.at === undefined
      ? new Date().toISOString()
      : timeArgument('--at', values.at, 'end-of-day');
  return {
    text,
    at,
    ...(values.since !== undefined && {
      since: sinceArgument('--since', values.since, new Date(at)),
    }),
    ...(values.until !== undefined && {
      until: timeArgument('--until', values.until, 'end-of-day'),
    }),
    ...(values.source !== undefined && { sources: values.source }),
  };
}

/**
 * The words of a call as one question.
 * @throws UsageError when there are none.
 */
export function questionText(positionals: readonly string[]): string {
  const text = positionals.join(' ').trim();
  if (text !== '') return text;
  throw new UsageError('The question is empty.', 'Write it in quotes: "Who led the delegation?"');
}
