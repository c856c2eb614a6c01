import { expect, onTestFinished, test } from 'vitest';
import { messageCommands, slashCommands } from '../../../bot/discord/commands/all.ts';
import {
  type LoopbackDiscord,
  startLoopbackDiscord,
} from '../../support/discord/loopback-discord.ts';
import { runCommand, type Settings } from '../../support/run-command.ts';

test('asks for a token', async () => {
  const { code, output, complaint } = await runCommand('deploy', []);
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(complaint).toMatch(/^DISCORD_TOKEN is not set\. [^\n]*\.env[^\n]*\n$/u);
});

const everyName = [...slashCommands, ...messageCommands].map(({ data }) => data.name);

test('registers the commands everywhere, and says which', async () => {
  const { discord, settings } = await startDiscord();
  const { code, output } = await runCommand('deploy', ['--json'], { settings });
  expect(JSON.parse(output)).toEqual({ deployed: everyName });
  expect(discord.commands.map(({ name }) => name)).toEqual(everyName);
  expect(code).toBe(0);
});

test('registers the commands in one server', async () => {
  const { discord, settings } = await startDiscord();
  const { code, output } = await runCommand('deploy', ['--guild', discord.guildId], { settings });
  const [registered, invited] = output.split('\n');
  expect({ code, registered }).toEqual({
    code: 0,
    registered: `Registered: ${everyName.join(', ')}`,
  });
  expect(invited).toContain(`/oauth2/authorize?client_id=${discord.applicationId}&`);
  expect(discord.requests.map(({ path }) => path)).toContainEqual(
    expect.stringContaining(`/guilds/${discord.guildId}/commands`),
  );
});

test('says in one line that Discord refuses the token, without the token', async () => {
  const { settings } = await startDiscord();
  const { code, output, complaint } = await runCommand('deploy', [], {
    settings: { ...settings, DISCORD_TOKEN: 'not.a.token' },
  });
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(complaint).toMatch(/^Discord refused the bot: [^\n]*DISCORD_TOKEN[^\n]*\n$/u);
  expect(complaint).not.toContain('not.a.token');
});

async function startDiscord(): Promise<{ discord: LoopbackDiscord; settings: Settings }> {
  const discord = await startLoopbackDiscord();
  onTestFinished(async () => {
    await discord.close();
    expect(discord.unexpected).toEqual([]);
  });
  return { discord, settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl } };
}
