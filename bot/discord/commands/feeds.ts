import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  Team,
  TeamMemberMembershipState,
  TeamMemberRole,
} from 'discord.js';
import { addFeeds, listFeeds, removeFeeds } from '../../feeds/feeds.ts';
import { checkFeeds } from '../../feeds/check.ts';
import type { DiscordMessage } from '../../render/discord/discord-message.ts';
import type { Strings } from '../../language/catalogue.ts';
import { discordAddedFeeds } from '../../render/discord/house/added-feeds.ts';
import { discordCheckedFeeds } from '../../render/discord/house/checked-feeds.ts';
import { discordFeedList } from '../../render/discord/house/feed-list.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { interactionPlace } from '../reply-target.ts';
import type { Desk } from '../services.ts';
import { showAside } from '../session.ts';
import { suggestNames } from './autocomplete.ts';
import { type Command, described, forManagers } from './command.ts';

/**
 * `/feeds`: what the bot follows, for those who manage a server to see. The feeds are one for all
 * servers, so only whoever runs the bot changes them.
 */
export const feedsCommand: Command = {
  data: {
    name: 'feeds',
    ...described('The feeds that I follow', 'Die Feeds, denen ich folge'),
    options: [
      subcommand(
        'add',
        described('Follow a feed, or the feed of a site', 'Einem Feed oder einer Seite folgen'),
      ),
      subcommand('remove', described('Follow a feed no longer', 'Einem Feed nicht mehr folgen')),
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'list',
        ...described('How each feed fares', 'Wie es jedem Feed geht'),
      },
      subcommand(
        'check',
        described(
          'What a feed would bring; stores nothing',
          'Was ein Feed brächte, ohne Speichern',
        ),
      ),
    ],
    ...forManagers,
  },
  run: runFeeds,
  suggest: async (desk, interaction) => {
    const urls = (await desk.feeds.list.all()).map(({ url }) => url.slice(0, 100));
    return suggestNames(urls, interaction.options.getFocused());
  },
};

function subcommand(
  name: 'add' | 'remove' | 'check',
  description: ReturnType<typeof described>,
): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    ...description,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'address',
        ...described(
          'Of a site, a feed or a list of feeds',
          'Einer Seite, eines Feeds oder einer Liste von Feeds',
        ),
        required: true,
        max_length: 2000,
        ...(name === 'remove' && { autocomplete: true as const }),
      },
    ],
  };
}

async function runFeeds(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const { strings } = interactionPlace(desk, interaction, { ephemeral: true });
  const status = strings.feeds.visiting;
  const place = interactionPlace(desk, interaction, { ephemeral: true, status });
  const { options } = interaction;
  const address = options.getString('address') ?? '';
  await showAside(desk, place, async () => await work(options.getSubcommand(), address));

  async function work(name: string, written: string): Promise<DiscordMessage> {
    if (name === 'list') return discordFeedList(await listFeeds(desk.feeds), strings);
    const isChange = name === 'add' || name === 'remove';
    if (isChange && !(await runsTheBot(interaction)))
      return discordNote('hint', strings.feeds.notYours);
    if (name === 'remove') return await removed(desk, written, strings);
    // A word that is no address would be a file on the bot's own machine.
    const url = webAddress(written);
    if (url === null) return discordNote('hint', strings.feeds.noAddress);
    if (name === 'add')
      return discordAddedFeeds(await addFeeds([url], desk.feeds, desk.now()), strings);
    return discordCheckedFeeds(await checkFeeds([url], desk.feeds, desk.now()), strings);
  }
}

async function removed(desk: Desk, written: string, strings: Strings): Promise<DiscordMessage> {
  const url = feedAddress(
    written,
    (await desk.feeds.list.all()).map((feed) => feed.url),
  );
  const outcome = url === null ? null : await removeFeeds([url], desk.feeds);
  const [gone] = outcome?.removed ?? [];
  return discordNote(
    'hint',
    gone === undefined ? strings.feeds.notFollowed : strings.feeds.removed(gone),
  );
}

/** What was written as an address of the web, `https` where it names no protocol; null for anything else. */
function webAddress(written: string): string | null {
  const word = written.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/iu.test(word) ? word : `https://${word}`);
  if (url === null || !/^https?:$/u.test(url.protocol) || !url.hostname.includes('.')) return null;
  return url.href;
}

/**
 * The followed feed that was written: its address, or the beginning of it where no other feed begins
 * so, for Discord suggests no more than 100 characters of it. Null where there is none.
 */
function feedAddress(written: string, followed: readonly string[]): string | null {
  const word = written.trim();
  const url = webAddress(word);
  if (followed.includes(word)) return word;
  if (url !== null && followed.includes(url)) return url;
  const [only, ...others] = followed.filter((each) => word.length >= 100 && each.startsWith(word));
  return only !== undefined && others.length === 0 ? only : null;
}

/**
 * Whether the bot belongs to the person: as the owner of its application, or as a member of the team
 * that owns it who may do more than look. Asked anew each time, for a team changes.
 */
async function runsTheBot({ client, user }: ChatInputCommandInteraction): Promise<boolean> {
  const { owner } = await client.application.fetch();
  if (!(owner instanceof Team)) return owner?.id === user.id;
  const member = owner.members.get(user.id);
  return (
    member?.membershipState === TeamMemberMembershipState.Accepted &&
    member.role !== TeamMemberRole.ReadOnly
  );
}
