import type { AsOf } from '../../../retrieval/answer.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { FeedsHealth } from '../../feeds/feeds.ts';
import type { DiscordMessage } from './discord-message.ts';
import { discordDate, discordMoment, escapeMarkdown } from './markdown.ts';
import { card, text } from './components.ts';

/** How the bot is doing. */
export type Status = AsOf & {
  /** The publishers in the corpus, most articles first. */
  sources: readonly string[];
  /** The model's name; null where answers are quotations. */
  model: string | null;
  /** How the feeds fare, all together. */
  feeds: FeedsHealth;
  /** Milliseconds that a word with Discord takes; null where it is not known yet. */
  latency: number | null;
};

const accent = 0x8a_93_a6;
const mostSources = 8;

/** How the bot is doing, as a message: a line for each fact. */
export function discordStatus(
  status: Status,
  { status: strings, locale }: Strings,
): DiscordMessage {
  const { articles, newest, oldest, feeds, model, latency } = status;
  const list = new Intl.ListFormat(locale);
  const named = status.sources.slice(0, mostSources).map((name) => escapeMarkdown(name, 40));
  const others = status.sources.length - named.length;
  const { followed, failing, lastRefresh } = feeds;
  const lastRead = lastRefresh === null ? null : discordMoment(lastRefresh);
  const lines = [
    strings.corpus(articles, discordDate(oldest), discordDate(newest)),
    ...(named.length > 0
      ? [strings.publishers(list.format(others > 0 ? [...named, strings.others(others)] : named))]
      : []),
    strings.feeds(followed, failing, lastRead),
    model === null ? strings.quoting : strings.model(escapeMarkdown(model, 80)),
    ...(latency === null ? [] : [strings.latency(Math.round(latency))]),
  ];
  return card(accent, text(lines.map((line) => `- ${line}`).join('\n')));
}
