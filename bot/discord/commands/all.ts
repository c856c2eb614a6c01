import { forgetCommand, privacyCommand, statusCommand } from './about.ts';
import { askCommand } from './ask.ts';
import type { Command } from './command.ts';
import { feedsCommand } from './feeds.ts';
import { latestCommand } from './latest.ts';
import { settingsCommand } from './settings.ts';
import { sourcesCommand } from './sources.ts';
import { timelineCommand } from './timeline.ts';
import { unwatchCommand, watchCommand, watchesCommand } from './watches.ts';

/** Every command of the bot. */
export const commands: readonly Command[] = [
  askCommand,
  latestCommand,
  timelineCommand,
  sourcesCommand,
  statusCommand,
  privacyCommand,
  forgetCommand,
  watchCommand,
  unwatchCommand,
  watchesCommand,
  feedsCommand,
  settingsCommand,
];
