import type { Person } from './person.ts';
import type { Json } from './api-errors.ts';
import type { SeenFile } from './seen.ts';
import type { Channel, Denied, Guild, World } from './world.ts';

/** A time in Discord's format; null stays null. */
export function wireTime(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** A file that can be downloaded from the loopback. */
export function wireAttachment(world: World, file: SeenFile & { id: string }): Json {
  const url = `http://${world.address.host}/attachments/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    filename: file.name,
    content_type: file.contentType,
    size: file.bytes.length,
    url,
    proxy_url: url,
  };
}

/** A user object. */
export function wireUser(person: Person): Json {
  return {
    id: person.id,
    username: person.name,
    global_name: person.name,
    discriminator: '0',
    avatar: null,
    bot: person.bot,
    public_flags: 0,
  };
}

/** A guild member; interactions include `permissions`. */
export function wireMember(world: World, person: Person): Json {
  const isBot = person.id === world.identity.botUserId;
  return {
    user: wireUser(person),
    nick: null,
    avatar: null,
    roles: isBot ? [world.identity.botRoleId] : [],
    joined_at: wireTime(world.now()),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    permissions: String(person.permissions),
  };
}

/** A channel or thread; interactions include `permissions`. */
export function wireChannel(world: World, channel: Channel): Json {
  const { id, name, recipient } = channel;
  const types = { text: 0, news: 5, foreign: 0, direct: 1, private: 3, thread: 11, forum: 15 };
  const common = { id, type: types[channel.kind], last_message_id: null, flags: 0 };
  if (channel.kind === 'direct' || channel.kind === 'private') {
    return { ...common, recipients: recipient === null ? [] : [wireUser(recipient)] };
  }
  const guildId = guildOf(world, channel);
  const inGuild = { ...common, guild_id: guildId, name, permissions: String(world.appPermissions) };
  if (channel.kind === 'thread') return { ...inGuild, ...threadFacts(world, channel) };
  return {
    ...inGuild,
    parent_id: null,
    position: 0,
    permission_overwrites: overwritesOf(world, channel),
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
  };
}

const deniedBits: Readonly<Record<Denied, bigint>> = {
  view: 1n << 10n,
  send: (1n << 11n) | (1n << 38n),
  history: 1n << 16n,
};

/** What is denied in a channel, to everybody. */
function overwritesOf(world: World, channel: Channel): Json[] {
  const { denied = [] } = channel;
  const deny = denied.reduce((bits, what) => bits | deniedBits[what], 0n);
  return deny === 0n
    ? []
    : [{ id: guildOf(world, channel), type: 0, allow: '0', deny: String(deny) }];
}

/** What the bot may do in a channel, as bits. */
export function permissionsIn(world: World, { denied = [] }: Channel): bigint {
  return denied.reduce((bits, what) => bits & ~deniedBits[what], world.appPermissions);
}

/** The id of the guild that a channel is in; foreign channels are in one that the bot is not in. */
export function guildOf(world: World, { kind, guildId, parentId }: Channel): string {
  const first = world.identity.guildId;
  if (kind === 'foreign') return `${first.slice(0, -1)}9`;
  const parent = world.channels.get(parentId ?? '');
  return guildId ?? (parent === undefined ? first : guildOf(world, parent));
}

/** The guild with its roles, channels and the bot's own member, as in GUILD_CREATE. */
export function wireGuild(world: World, guild: Guild): Json {
  const bot = world.people.get(world.identity.botUserId);
  const channels = [...world.channels.values()].filter((one) => guildOf(world, one) === guild.id);
  const of = (kind: Channel['kind']): Json[] =>
    channels.filter((one) => one.kind === kind).map((one) => wireChannel(world, one));
  return {
    ...wireGuildFacts(world, guild),
    joined_at: wireTime(guild.joinedAt),
    large: false,
    unavailable: false,
    member_count: world.people.size,
    members: bot === undefined ? [] : [wireMember(world, bot)],
    channels: [...of('text'), ...of('news'), ...of('forum')],
    threads: of('thread'),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The guild as GET returns it. */
export function wireGuildFacts(world: World, { id, name }: Pick<Guild, 'id' | 'name'>): Json {
  return {
    id,
    name,
    icon: null,
    owner_id: id,
    features: [],
    roles: wireRoles(world, id),
    emojis: [],
    stickers: [],
    preferred_locale: 'en-US',
    nsfw_level: 0,
    verification_level: 0,
    explicit_content_filter: 0,
    default_message_notifications: 0,
    mfa_level: 0,
    premium_tier: 0,
    system_channel_flags: 0,
    afk_timeout: 300,
    premium_progress_bar_enabled: false,
  };
}

/** The application; `flags` tell which privileged intents are switched on. */
export function wireApplication(world: World): Json {
  return {
    id: world.identity.applicationId,
    name: 'Dateline',
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '',
    flags: (world.privilegedIntents & (1 << 15)) === 0 ? 0 : 1 << 19,
    approximate_guild_count: world.guilds.size,
    ...(world.owner === null ? { team: wireTeam(world) } : { owner: wireUser(world.owner) }),
  };
}

function wireTeam({ identity, team }: World): Json {
  return {
    id: identity.applicationId,
    name: 'Team',
    icon: null,
    owner_user_id: team[0]?.person.id ?? '0',
    members: team.map(({ person, accepted, role }) => ({
      team_id: identity.applicationId,
      membership_state: accepted ? 2 : 1,
      role,
      permissions: ['*'],
      user: wireUser(person),
    })),
  };
}

/** The roles of the guild: everyone's, the bot's own, and those that were added. */
export function wireRoles(world: World, guildId = world.identity.guildId): Json[] {
  const { botRoleId, botUserId } = world.identity;
  const common = { color: 0, hoist: false, mentionable: false, flags: 0, position: 0 };
  const permissions = String(world.appPermissions);
  return [
    { ...common, id: guildId, name: '@everyone', managed: false, permissions },
    {
      ...common,
      id: botRoleId,
      name: 'Dateline',
      managed: true,
      position: 1,
      tags: { bot_id: botUserId },
      permissions,
    },
    ...world.roles.map(({ id, name, mentionable }) => ({
      ...common,
      id,
      name,
      mentionable,
      managed: false,
      permissions: '0',
    })),
  ];
}

function threadFacts(world: World, channel: Channel): Json {
  return {
    parent_id: channel.parentId,
    owner_id: channel.ownerId ?? world.identity.botUserId,
    message_count: 0,
    member_count: 1,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: channel.archived,
      auto_archive_duration: 1440,
      archive_timestamp: wireTime(world.now()),
      locked: channel.locked ?? false,
    },
    member: { id: channel.id, user_id: world.identity.botUserId, join_timestamp: null, flags: 0 },
  };
}
