import type { ServerSettings, Settings } from '../ports/settings.ts';

/**
 * The same settings, read once for each server and then known by heart, so that nobody who asks
 * waits for them. Right as long as nobody else writes them, as is the rule for the bot's state.
 */
export function rememberedSettings(settings: Settings): Settings {
  const known = new Map<string, ServerSettings>();
  return {
    of: async (serverId) => {
      const read = known.get(serverId) ?? (await settings.of(serverId));
      known.set(serverId, read);
      return read;
    },
    put: async (serverId, given) => {
      await settings.put(serverId, given);
      known.set(serverId, given);
    },
  };
}
