// The command /feeds: lists, checks, adds and removes followed feeds.
import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  Team,
  TeamMemberMembershipState,
  TeamMemberRole,
} from 'discord.js';
import { addFeeds, listFeeds, removeFeeds } from '../../feeds/feeds.ts';
import { printableAddress } from '../../../corpus/printable-address.ts';
import { checkFeeds } from '../../feeds/check.ts';
import type { DiscordMessage } from '../../messages/discord/discord-message.ts';
import {
  discordAddedFeeds,
  discordCheckedFeeds,
  discordFeedList,
} from '../../messages/discord/feeds.ts';
import { discordNote } from '../../messages/discord/components.ts';
import { serverStrings, type ServerContext } from '../server-context.ts';
import { openInteraction, runCommand, type Session } from '../session.ts';
import { suggestNames } from './autocomplete.ts';
import {
  assertManager,
  describe,
  type Description,
  forManagersInServers,
  type SlashCommand,
} from './command.ts';

/**
 * `/feeds`: lists and checks the followed feeds, for managers of a server. All servers share the
 * feeds, so only the bot's owner may add or remove one.
 */
export const feedsCommand: SlashCommand = {
  data: {
    name: 'feeds',
    ...describe('The feeds that I follow'),
    options: [
      addressSubcommand('add', describe('Follow a feed, or the feed of a site')),
      addressSubcommand('remove', describe('Stop following a feed')),
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'list',
        ...describe('The status of each feed'),
      },
      addressSubcommand('check', describe('Show the articles of a feed without storing them')),
    ],
    ...forManagersInServers,
  },
  run: async (context, interaction) => {
    assertManager(interaction);
    const { feeds } = serverStrings(context.server.settings, interaction.locale);
    const reply = { ephemeral: true, status: feeds.visiting };
    const session = openInteraction(context, interaction, reply);
    await runCommand(session, async () => await runSubcommand(session, interaction));
  },
  suggest: async (context, interaction) => {
    assertManager(interaction);
    const urls = (await followedUrls(context)).map((url) => url.slice(0, MAX_SUGGESTION_LENGTH));
    return suggestNames(urls, interaction.options.getFocused());
  },
};

/** Discord truncates a suggestion's value after so many characters. */
const MAX_SUGGESTION_LENGTH = 100;

function addressSubcommand(
  name: 'add' | 'remove' | 'check',
  description: Description,
): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    ...description,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'address',
        ...describe('The address of a site, a feed or a list of feeds'),
        required: true,
        max_length: 2000,
        ...(name === 'remove' && { autocomplete: true as const }),
      },
    ],
  };
}

async function runSubcommand(
  session: Session,
  interaction: ChatInputCommandInteraction,
): Promise<DiscordMessage> {
  const { feeds, strings } = session;
  const name = interaction.options.getSubcommand();
  if (name === 'list') return discordFeedList(await listFeeds(feeds), strings);
  if (name !== 'check' && !(await isOwner(interaction)))
    return discordNote('hint', strings.feeds.notYours);
  const address = interaction.options.getString('address') ?? '';
  if (name === 'remove') return await remove(session, address);
  // Anything else would be taken for a file on the bot's own machine.
  const url = webAddress(address);
  if (url === null) return discordNote('hint', strings.feeds.noAddress);
  const now = session.now();
  return name === 'add'
    ? discordAddedFeeds(await addFeeds([url], feeds, { now }), strings)
    : discordCheckedFeeds(await checkFeeds([url], feeds, { now }), strings);
}

async function remove(session: Session, address: string): Promise<DiscordMessage> {
  const url = followedFeed(address, await followedUrls(session));
  const outcome = url === null ? null : await removeFeeds([url], session.feeds);
  const [removed] = outcome?.removed ?? [];
  const strings = session.strings.feeds;
  return discordNote(
    'hint',
    removed === undefined ? strings.notFollowed : strings.removed(removed),
  );
}

async function followedUrls({ feeds }: ServerContext): Promise<string[]> {
  return (await listFeeds(feeds)).map(({ url }) => url);
}

/** The text as a web address, `https` by default; null for anything else. */
function webAddress(text: string): string | null {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/iu.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (url === null || !/^https?:$/u.test(url.protocol) || !url.hostname.includes('.')) return null;
  return url.href;
}

/**
 * The followed feed with this address; null if there is none. A truncated suggestion also matches,
 * if only one feed begins with it.
 */
function followedFeed(text: string, followed: readonly string[]): string | null {
  const address = printableAddress(text.trim());
  const url = printableAddress(webAddress(text) ?? '');
  if (followed.includes(address)) return address;
  if (followed.includes(url)) return url;
  const isTruncated = address.length >= MAX_SUGGESTION_LENGTH;
  const [only, ...others] = followed.filter((each) => isTruncated && each.startsWith(address));
  return only !== undefined && others.length === 0 ? only : null;
}

/**
 * Whether the user owns the bot's application, or is a member with write access of the team that
 * owns it. Fetched each time, because teams change.
 */
async function isOwner({ client, user }: ChatInputCommandInteraction): Promise<boolean> {
  const { owner } = await client.application.fetch();
  if (!(owner instanceof Team)) return owner?.id === user.id;
  const member = owner.members.get(user.id);
  return (
    member?.membershipState === TeamMemberMembershipState.Accepted &&
    member.role !== TeamMemberRole.ReadOnly
  );
}
