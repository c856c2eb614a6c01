import { z } from 'zod';
import type { ServerSettings } from '../ports/settings.ts';
import { defaultSettings } from '../settings/default-settings.ts';

const count = z.number().int().nonnegative();
const strings = z.array(z.string());

/** Settings as they are read back from JSON: what an older version did not know is as by default. */
export const settingsSchema: z.ZodType<ServerSettings> = z.object({
  channels: strings.catch([...defaultSettings.channels]),
  mentions: z.enum(['everywhere', 'threads']).catch(defaultSettings.mentions),
  language: z.enum(['reader', 'en', 'de']).catch(defaultSettings.language),
  timeZone: z.string().catch(defaultSettings.timeZone),
  sources: strings.catch([...defaultSettings.sources]),
  cooldown: count.catch(defaultSettings.cooldown),
  personDaily: count.catch(defaultSettings.personDaily),
  serverDaily: count.catch(defaultSettings.serverDaily),
  isPrivate: z.boolean().catch(defaultSettings.isPrivate),
  usesModel: z.boolean().catch(defaultSettings.usesModel),
});
