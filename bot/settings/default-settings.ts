import type { ServerSettings } from '../ports/settings.ts';

/** How the bot behaves where nobody said otherwise, and in direct messages. */
export const defaultSettings: ServerSettings = {
  channels: [],
  mentions: 'everywhere',
  language: 'reader',
  timeZone: 'UTC',
  sources: [],
  cooldown: 0,
  personDaily: 0,
  serverDaily: 0,
  isPrivate: false,
  usesModel: true,
};
