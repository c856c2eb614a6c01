import type { Settings } from '../ports/settings.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { settingsSchema } from './settings-schema.ts';
import type { StateFile } from './state-file.ts';

/** The settings of servers in the bot's state. */
export function sqliteSettings(state: StateFile): Settings {
  return {
    of: async (serverId) =>
      await state.use((database) => {
        const row = database.prepare(select).get(serverId);
        if (row === undefined) return defaultSettings;
        return settingsSchema.parse(JSON.parse(String(row['settings'])));
      }),
    put: async (serverId, settings) =>
      await state.use((database) => {
        database.prepare(upsert).run(serverId, JSON.stringify(settings));
      }),
  };
}

const select = 'SELECT settings FROM servers WHERE server_id = ?';
const upsert = `
  INSERT INTO servers (server_id, settings) VALUES (?, ?)
  ON CONFLICT (server_id) DO UPDATE SET settings = excluded.settings
`;
