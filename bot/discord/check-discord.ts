import { REST, Routes } from 'discord.js';
import { z } from 'zod';
import { admissionError, checkToken } from './connection/log-in.ts';

const nameSchema = z.object({ name: z.string() });

/**
 * The application's name and the commands registered for it everywhere.
 * @throws DiscordRefused for a bad token; DiscordUnreachable.
 */
export async function checkDiscord(options: {
  token: string;
  apiUrl?: string;
}): Promise<{ name: string; commands: string[] }> {
  const { token, apiUrl = 'https://discord.com/api' } = options;
  checkToken(token);
  const rest = new REST({ api: apiUrl, retries: 1 }).setToken(token);
  try {
    const { id, name } = nameSchema
      .extend({ id: z.string() })
      .parse(await rest.get(Routes.currentApplication()));
    const commands = z.array(nameSchema).parse(await rest.get(Routes.applicationCommands(id)));
    return { name, commands: commands.map((command) => command.name) };
  } catch (error) {
    throw admissionError(error, apiUrl);
  }
}
