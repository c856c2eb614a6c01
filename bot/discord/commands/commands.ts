import type { Command } from './command.ts';
import { ask } from './ask.ts';
import { feeds } from './feeds.ts';
import { forget } from './forget.ts';
import { latest } from './latest.ts';
import { privacy } from './privacy.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { timeline } from './timeline.ts';
import { unwatch } from './unwatch.ts';
import { watch } from './watch.ts';
import { watches } from './watches.ts';

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
