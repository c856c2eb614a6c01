import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Feeds } from './feeds/feeds.ts';
import type { Engine } from './wire.ts';

/** What a face of the bot is opened with. */
export type FrontendOptions = {
  config: Config;
  engine: Engine;
  feeds: Feeds;
  log: Logger;
  now: () => Date;
};

/** Where people meet the bot: Discord or the playground. */
export type Frontend = {
  /** Is told when articles that were stored before have changed. */
  articlesChanged?(): void;
  close(): Promise<void>;
};
