import type { ServerSettings, Settings } from '../ports/settings.ts';
import { defaultSettings } from '../settings/default-settings.ts';

/** The settings of servers for as long as the process lasts. */
export function memorySettings(): Settings {
  const servers = new Map<string, ServerSettings>();
  return {
    of: async (serverId) => servers.get(serverId) ?? defaultSettings,
    put: async (serverId, settings) => {
      servers.set(serverId, structuredClone(settings));
    },
  };
}
