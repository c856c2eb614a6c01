import type { Command } from './command.ts';
import { ask } from './commands/ask.ts';
import { sources } from './commands/sources.ts';

/** Every command of the bot. */
export const commands: readonly Command[] = [ask, sources];
