// dateline deploy: registers the commands with Discord.
import { readConfig } from '../bot/config.ts';
import { deployCommands } from '../bot/discord/deploy.ts';
import type { Call } from './command-line/commands.ts';
import { printJson, UsageError } from './command-line/run-script.ts';

export async function run({ values }: Call<'deploy'>): Promise<void> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = readConfig(process.env);
  if (token === undefined)
    throw new UsageError(
      'DISCORD_TOKEN is not set.',
      'Put the bot token of your Discord application into .env (see .env.example)',
    );
  const { names, invitation } = await deployCommands({
    token,
    ...(apiUrl !== undefined && { apiUrl }),
    ...(values.guild !== undefined && { guildId: values.guild }),
  });
  if (values.json) printJson({ deployed: names });
  else process.stdout.write(`Registered: ${names.join(', ')}\nInvite the bot: ${invitation}\n`);
}
