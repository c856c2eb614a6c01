import type { Command } from './command.ts';
import { ask } from './commands/ask.ts';
import { feeds } from './commands/feeds.ts';
import { forget } from './commands/forget.ts';
import { latest } from './commands/latest.ts';
import { privacy } from './commands/privacy.ts';
import { settings } from './commands/settings.ts';
import { sources } from './commands/sources.ts';
import { status } from './commands/status.ts';
import { timeline } from './commands/timeline.ts';
import { unwatch } from './commands/unwatch.ts';
import { watch } from './commands/watch.ts';
import { watches } from './commands/watches.ts';

/** Every command of the bot. */
export const commands: readonly Command[] = [
  ask,
  latest,
  timeline,
  sources,
  status,
  privacy,
  forget,
  watch,
  unwatch,
  watches,
  feeds,
  settings,
];
