// npm run deploy: registers the commands with Discord.
import { readConfig } from '../bot/config.ts';
import { deployCommands } from '../bot/discord/deploy.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { printJson, runScript, UsageError } from './command-line/run-script.ts';

await runScript(async () => {
  const { values } = commandLine({
    name: 'deploy',
    summary:
      'Registers the commands with Discord, which npm start does by itself; needs DISCORD_TOKEN.',
    examples: ['', '--guild 123456789012345678'],
    options: {
      guild: {
        type: 'string',
        value: 'ID',
        description: 'only in this server, where they appear at once',
      },
      json: jsonOption,
    },
  });
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
});
