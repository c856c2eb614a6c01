// The reply to `/status`: the corpus, the model, the feeds and the latency.
import type { AsOf } from '../../../retrieval/answer.ts';
import type { FeedsHealth } from '../../feeds/feeds.ts';
import { listNames, type ShardsInUse, type Strings } from '../../i18n/strings.ts';
import { card, text } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { discordDate, discordMoment, escapeMarkdown } from './markdown.ts';

const ACCENT = 0x8a_93_a6;
const MAX_PUBLISHERS = 8;

/** What `/status` reports. */
export type Status = AsOf &
  Measured & {
    /** The publishers in the store, most articles first. */
    sources: readonly string[];
    /** The name of the language model; null if answers are quotes. */
    model: string | null;
    feeds: FeedsHealth;
    /** The version of Dateline. */
    version: string;
  };

/** The part of the status that only the running bot knows. */
export type Measured = {
  /** What the model cost this server this month, in tokens, and its budget; null without one. */
  spent: { tokens: number; budget: number | null };
  /** The latency to Discord in milliseconds; null if not measured yet. */
  latency: number | null;
  /** When the bot was started, ISO 8601 in UTC. */
  startedAt: string;
  shards: ShardsInUse;
};

/** The status of the bot as a message, one line per fact. */
export function discordStatus(status: Status, allStrings: Strings): DiscordMessage {
  const { status: strings } = allStrings;
  const { articles, newest, oldest, feeds, model, spent, latency } = status;
  const names = status.sources.map((name) => escapeMarkdown(name, 40));
  const lastRead = feeds.lastRefresh === null ? null : discordMoment(feeds.lastRefresh);
  const { version, startedAt, shards } = status;
  const lines = [
    strings.corpus(articles, discordDate(oldest), discordDate(newest)),
    ...(names.length > 0 ? [strings.publishers(listNames(names, MAX_PUBLISHERS, allStrings))] : []),
    strings.feeds(feeds.followed, feeds.failing, lastRead),
    ...(model === null
      ? [strings.quoting]
      : [strings.model(escapeMarkdown(model, 80)), strings.tokens(spent.tokens, spent.budget)]),
    strings.running(escapeMarkdown(version, 40), discordMoment(startedAt), shards),
    ...(latency === null ? [] : [strings.latency(Math.round(latency))]),
  ];
  return card(ACCENT, text(lines.map((line) => `- ${line}`).join('\n')));
}
