// The settings of each server.
import { z } from 'zod';
import type { StateDatabase } from './sql.ts';

/** How the bot behaves in one server; its administrators set it with `/settings`. */
export type ServerSettings = {
  /** Ids of the channels where answers are public, including their threads; empty for all. */
  channels: readonly string[];
  /** Where the bot answers when it is mentioned or replied to. */
  mentions: 'everywhere' | 'threads';
  /** Whether it answers each question in a thread of its own. */
  threads: boolean;
  /**
   * The BCP 47 code of the interface language; `reader`, or an unknown code, is the Discord language
   * of each person.
   */
  language: string;
  /** The IANA time zone of dates and days, such as `Europe/Berlin`. */
  timeZone: string;
  /** The publishers to answer from, spelt as in the store; empty for all. */
  sources: readonly string[];
  /** Seconds that a person waits between two questions; 0 for none. */
  cooldown: number;
  /** Questions a day for each person; 0 for no limit. */
  personDaily: number;
  /** Questions a day for the whole server; 0 for no limit. */
  serverDaily: number;
  /** Whether answers are ephemeral by default. */
  isPrivate: boolean;
  /** Whether a configured model may write the answers. */
  usesModel: boolean;
};

/** The settings of servers. Every member throws StateUnavailable. */
export type Settings = {
  /**
   * The settings of a server, or `defaultSettings`.
   * @throws StateFault if they are there and cannot be understood.
   */
  of(serverId: string): Promise<ServerSettings>;
  /** Replaces the settings of a server. */
  put(serverId: string, settings: ServerSettings): Promise<void>;
  /** Deletes the settings of a server. */
  forget(serverId: string): Promise<void>;
};

/** The settings of a server that has not changed any, and of direct messages. */
export const defaultSettings: ServerSettings = {
  channels: [],
  mentions: 'everywhere',
  threads: false,
  language: 'reader',
  timeZone: 'UTC',
  sources: [],
  cooldown: 0,
  personDaily: 0,
  serverDaily: 0,
  isPrivate: false,
  usesModel: true,
};

/** `Settings` in the bot's state. */
export function sqlSettings(state: StateDatabase): Settings {
  return {
    of: async (serverId) =>
      await state.use(async (sql) => {
        const row = await sql.get(select, serverId);
        if (row === undefined) return defaultSettings;
        return settingsSchema.parse(JSON.parse(String(row['settings'])));
      }),
    put: async (serverId, settings) =>
      await state.use(async (sql) => {
        await sql.run(upsert, serverId, JSON.stringify(settings));
      }),
    forget: async (serverId) =>
      await state.use(async (sql) => {
        await sql.run('DELETE FROM servers WHERE server_id = ?', serverId);
      }),
  };
}

/** For how long settings are cached, in milliseconds: other processes may change them. */
const CACHED = 10_000;

/** Caches settings in memory; what another process changes is known after ten seconds. */
export function cachedSettings(settings: Settings, now: () => Date): Settings {
  const known = new Map<string, { read: ServerSettings; at: number }>();
  const remember = (serverId: string, read: ServerSettings): ServerSettings => {
    known.set(serverId, { read, at: now().getTime() });
    return read;
  };
  return {
    of: async (serverId) => {
      const cached = known.get(serverId);
      const isFresh = cached !== undefined && now().getTime() - cached.at < CACHED;
      return isFresh ? cached.read : remember(serverId, await settings.of(serverId));
    },
    put: async (serverId, given) => {
      await settings.put(serverId, given);
      remember(serverId, given);
    },
    forget: async (serverId) => {
      await settings.forget(serverId);
      known.delete(serverId);
    },
  };
}

/** Whether an IANA time zone of this name exists. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

const select = 'SELECT settings FROM servers WHERE server_id = ?';
const upsert = `
  INSERT INTO servers (server_id, settings) VALUES (?, ?)
  ON CONFLICT (server_id) DO UPDATE SET settings = excluded.settings
`;

const count = z.number().int().nonnegative();
const strings = z.array(z.string());

/**
 * Another version may have written the JSON: what is missing is the default, and so is an unknown
 * language or time zone. Anything else that cannot be understood may restrict what the bot does, so
 * it is an error.
 */
const settingsSchema: z.ZodType<ServerSettings> = z.object({
  channels: strings.default([...defaultSettings.channels]),
  mentions: z.enum(['everywhere', 'threads']).default(defaultSettings.mentions),
  threads: z.boolean().default(defaultSettings.threads),
  language: z.string().catch(defaultSettings.language),
  timeZone: z.string().refine(isTimeZone).catch(defaultSettings.timeZone),
  sources: strings.default([...defaultSettings.sources]),
  cooldown: count.default(defaultSettings.cooldown),
  personDaily: count.default(defaultSettings.personDaily),
  serverDaily: count.default(defaultSettings.serverDaily),
  isPrivate: z.boolean().default(defaultSettings.isPrivate),
  usesModel: z.boolean().default(defaultSettings.usesModel),
});
