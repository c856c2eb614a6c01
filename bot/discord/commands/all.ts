// The list of all commands.
import { forgetCommand, helpCommand, privacyCommand, statusCommand } from './about.ts';
import { askCommand } from './ask.ts';
import type { MessageCommand, SlashCommand } from './command.ts';
import { feedsCommand } from './feeds.ts';
import { latestCommand } from './latest.ts';
import { factCheckCommand, findCoverageCommand } from './message-commands.ts';
import { settingsCommand } from './settings.ts';
import { sourcesCommand } from './sources.ts';
import { timelineCommand } from './timeline.ts';
import { watchCommand } from './watch.ts';
import { unwatchCommand, watchesCommand } from './watches.ts';

/** Every slash command, in the order in which they are registered. */
export const slashCommands: readonly SlashCommand[] = [
  askCommand,
  latestCommand,
  timelineCommand,
  sourcesCommand,
  helpCommand,
  statusCommand,
  privacyCommand,
  forgetCommand,
  watchCommand,
  unwatchCommand,
  watchesCommand,
  feedsCommand,
  settingsCommand,
];

/** Every command of the context menu on a message. */
export const messageCommands: readonly MessageCommand[] = [factCheckCommand, findCoverageCommand];
