// The articles of a watched feed as Discord messages: one by one, and the rest of a burst as a list.
import type { ArticleCard } from '../../../corpus/article.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { FeedRule } from '../../state/watches.ts';
import { cleanLine, safeLink } from '../text.ts';
import { card, discordList, text } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { discordMoment, escapeLineStart, escapeLinkLabel, escapeMarkdown } from './markdown.ts';

const ACCENT = 0xd9_8a_1f;

/** An article to post, with its first sentence and the other publishers of its story. */
export type PostedItem = {
  article: ArticleCard;
  sentence: string | null;
  others: readonly string[];
  /** The role to ping; null for none. */
  roleId: string | null;
};

/** Longer addresses leave no room for the rest, and nobody clicks them. */
const MAX_LINK_LENGTH = 800;
/** Other publishers of a story that are named. */
const MAX_OTHERS = 3;

/** An article as a card. It starts with the mention of its role, which the sender has to allow. */
export function discordFeedItem(
  item: PostedItem,
  { show, strings }: { show: FeedRule['show']; strings: Strings },
): DiscordMessage {
  const mention = item.roleId === null ? [] : text(`<@&${item.roleId}>`);
  return card(ACCENT, [...mention, ...text(linesOf(item, show, strings).join('\n'))]);
}

/** An article as plain text, to which Discord adds its preview of the link, with the picture. */
export function feedItemText(
  item: PostedItem,
  { show, strings }: { show: FeedRule['show']; strings: Strings },
): string {
  const mention = item.roleId === null ? [] : [`<@&${item.roleId}>`];
  return [...mention, ...linesOf(item, show, strings)].join('\n');
}

/** The headlines of what did not get a message of its own, as many as fit. */
export function discordFeedRest(
  articles: readonly ArticleCard[],
  { name, strings }: { name: string; strings: Strings },
): DiscordMessage {
  const heading = strings.watches.rest(articles.length, cleanLine(name));
  return discordList({
    heading: escapeMarkdown(heading, 200),
    entries: articles.map(
      (article) => `${headline(article, 120, strings)} · ${publisher(article)}`,
    ),
    more: (count) => strings.feeds.more(count),
  });
}

/** The headline as the title of a forum post, at most 100 characters. */
export function postTitle({ title }: Pick<ArticleCard, 'title'>, strings: Strings): string {
  return cleanLine(title).slice(0, 100).toWellFormed().trim() || strings.answer.untitled;
}

function linesOf(
  { article, sentence, others }: PostedItem,
  show: FeedRule['show'],
  strings: Strings,
): string[] {
  const known = others.filter((name) => cleanLine(name) !== '');
  const named = known.slice(0, MAX_OTHERS).map((name) => escapeMarkdown(name, 60));
  const further = known.length - named.length;
  const facts = [
    show.publisher ? publisher(article) : null,
    article.publishedAt === null ? null : discordMoment(article.publishedAt),
    show.story && named.length > 0 ? strings.watches.alsoIn(named, further) : null,
  ].filter((fact) => fact !== null && fact !== '');
  return [
    `**${headline(article, 200, strings)}**`,
    ...(show.sentence && sentence !== null && cleanLine(sentence) !== ''
      ? [`> ${escapeLineStart(sentence, 400)}`]
      : []),
    ...(facts.length === 0 ? [] : [`-# ${facts.join(' · ')}`]),
  ];
}

function headline({ title, url }: ArticleCard, length: number, strings: Strings): string {
  const shown = cleanLine(title) || strings.answer.untitled;
  const link = safeLink(url);
  return link === null || link.length > MAX_LINK_LENGTH
    ? escapeLineStart(shown, length)
    : `[${escapeLinkLabel(shown, length)}](${link})`;
}

function publisher({ source }: ArticleCard): string {
  return escapeLineStart(source, 60);
}
