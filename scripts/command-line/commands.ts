// Every command of `dateline`, by its name.
import type { CallOf } from './command-line.ts';
import { articles } from './commands/articles.ts';
import { asking } from './commands/asking.ts';
import { measuring } from './commands/measuring.ts';
import { running } from './commands/running.ts';

/** The commands under the headings of the list that `dateline --help` prints. */
export const commandGroups = {
  'Asking the news': asking,
  'Keeping articles': articles,
  'Running Dateline': running,
  'Measuring and developing': measuring,
};

export const commands = { ...asking, ...articles, ...running, ...measuring };

export type CommandName = keyof typeof commands;

/** A call of a command: its options and positional arguments. */
export type Call<Name extends CommandName> = CallOf<(typeof commands)[Name]['options']>;
