// The subcommand /watch feed: posts every new article of a publisher or of a followed site.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { siteOf } from '../../../corpus/canonical-url.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { FeedRule, ShownPart, Watch } from '../../state/watches.ts';
import type { ServerContext } from '../server-context.ts';
import { suggestNames } from './autocomplete.ts';
import { describe, type Description } from './command.ts';
import {
  addWatch,
  CHANNEL_TYPES,
  channelOption,
  newWatch,
  type Place,
  placeOf,
  roleOption,
  roleProblem,
  sameWatch,
} from './new-watch.ts';

const MAX_WORD_LENGTH = 60;
const MOST_WORDS = 20;
/** The length of an option, or of a text field of a form, that holds words. */
export const MAX_WORDS_LENGTH = 600;

/** How `/watch feed` is registered. */
export const feedSubcommand: APIApplicationCommandSubcommandOption = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'feed',
  ...describe('Post every new article of a publisher or site; again to change it'),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'name',
      ...describe('A publisher, or a site whose feed I follow'),
      required: true,
      autocomplete: true,
      max_length: 100,
    },
    {
      ...channelOption,
      ...describe('Where to post, also a forum; here by default'),
      channel_types: [...CHANNEL_TYPES, ChannelType.GuildForum],
    },
    wordsOption(
      'keep',
      describe('Only articles with one of these words or phrases: flood, storm surge'),
    ),
    wordsOption(
      'block',
      describe('No articles with one of these words or phrases: horoscope, live blog'),
    ),
    partOption('sentence', describe('Show the first sentence; yes by default')),
    partOption('picture', describe('Show Discord’s preview with the picture; no by default')),
    partOption('publisher', describe('Show the publisher; yes by default')),
    partOption('story', describe('Show who else reports the story; yes by default')),
    partOption('publish', describe('Publish in an announcement channel; no by default')),
    roleOption,
  ],
};

/** The publishers that the server allows and the sites of followed feeds that match what is typed. */
export async function suggestFeeds(
  context: ServerContext,
  { options }: AutocompleteInteraction,
): Promise<string[]> {
  const names = [...(await publishersIn(context)), ...(await sitesIn(context))];
  return suggestNames(names, options.getFocused());
}

/** Adds or changes a watch. Returns the sentence that confirms it, or that says why it cannot be. */
export async function watchFeed(
  context: ServerContext,
  interaction: ChatInputCommandInteraction,
  strings: Strings['watches'],
): Promise<string> {
  const { options } = interaction;
  const place = placeOf(interaction, strings);
  if (typeof place === 'string') return place;
  const found = await findFeed(context, options.getString('name', true));
  if (found === null) return strings.unknownFeed;
  const known = await sameWatch(context, place, { topic: '', feed: { ...noRule, of: found.of } });
  const feed = ruleOf(interaction, { of: found.of, place, known });
  const problem = roleProblem(interaction, strings) ?? feedProblem(feed, place, strings);
  if (problem !== null) return problem;
  if (known !== null) return await changeFeed(context, interaction, { known, feed }, strings);
  const rhythm = { kind: 'items' as const };
  const what = { place, topic: found.name, rhythm, feed, isPublished: feed.isPublished };
  return await addWatch(context, newWatch(context, interaction, what), place, strings);
}

/** The words and phrases of an option or a form, separated by commas. */
export function readWords(text: string): string[] {
  return text
    .split(/[,;\n]/u)
    .map((word) => word.trim().slice(0, MAX_WORD_LENGTH))
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

const noRule: Omit<FeedRule, 'of'> = {
  show: { sentence: true, picture: false, publisher: true, story: true },
  filter: { only: [], without: [] },
  isForum: false,
  isPublished: false,
};

function wordsOption(name: string, description: Description): APIApplicationCommandBasicOption {
  const type = ApplicationCommandOptionType.String;
  return { type, name, ...description, max_length: MAX_WORDS_LENGTH };
}

function partOption(
  name: ShownPart | 'publish',
  description: Description,
): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.Boolean, name, ...description };
}

/** The rule of the options; what is not given stays as in the known watch. */
function ruleOf(
  { options }: ChatInputCommandInteraction,
  { of, place, known }: { of: FeedRule['of']; place: Place; known: Watch | null },
): FeedRule {
  const before = known?.feed ?? { ...noRule, of };
  const given = (name: ShownPart): boolean => options.getBoolean(name) ?? before.show[name];
  const [keep, block] = [options.getString('keep'), options.getString('block')];
  return {
    of,
    show: {
      sentence: given('sentence'),
      picture: given('picture'),
      publisher: given('publisher'),
      story: given('story'),
    },
    filter: {
      only: keep === null ? before.filter.only : readWords(keep),
      without: block === null ? before.filter.without : readWords(block),
    },
    isForum: place.type === ChannelType.GuildForum,
    isPublished: options.getBoolean('publish') ?? before.isPublished,
  };
}

/** Why the feed cannot be posted like this; null if it can. */
function feedProblem(
  { show, isPublished }: FeedRule,
  { type, permissions }: Place,
  strings: Strings['watches'],
): string | null {
  if (isPublished && type !== ChannelType.GuildAnnouncement) return strings.publishElsewhere;
  const canPreview = permissions?.has(PermissionFlagsBits.EmbedLinks) ?? true;
  return show.picture && !canPreview ? strings.noPictures : null;
}

async function changeFeed(
  { watches }: ServerContext,
  { options }: ChatInputCommandInteraction,
  { known, feed }: { known: Watch; feed: FeedRule },
  strings: Strings['watches'],
): Promise<string> {
  const roleId = options.getRole('role')?.id ?? known.roleId;
  const schedule = strings.rhythm(known.rhythm);
  const isSame = JSON.stringify([feed, roleId]) === JSON.stringify([known.feed, known.roleId]);
  if (isSame) return strings.knownFeed(known.topic);
  await watches.change(known.id, { feed, roleId });
  return strings.changed(known.topic, schedule);
}

/** The publisher or the site of a followed feed that a person names; null if there is none. */
async function findFeed(
  context: ServerContext,
  text: string,
): Promise<{ name: string; of: FeedRule['of'] } | null> {
  const wanted = text.trim().toLowerCase();
  const publisher = (await publishersIn(context)).find((name) => name.toLowerCase() === wanted);
  if (publisher !== undefined) return { name: publisher, of: { publisher } };
  const site = siteOf(wanted.includes('://') ? wanted : `https://${wanted}`);
  if (site === null || !(await sitesIn(context)).includes(site)) return null;
  return { name: site, of: { site } };
}

async function publishersIn({ sources, server }: ServerContext): Promise<string[]> {
  const { sources: allowed } = server.settings;
  return (await sources()).filter((name) => allowed.length === 0 || allowed.includes(name));
}

async function sitesIn({ feeds }: ServerContext): Promise<string[]> {
  const sites = (await feeds.list.all()).flatMap(({ url }) => siteOf(url) ?? []);
  return [...new Set(sites)];
}
