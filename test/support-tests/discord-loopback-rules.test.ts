import { MessageFlags, type ChatInputCommandInteraction, type Client } from 'discord.js';
import { expect, test } from 'vitest';
import {
  connectClient,
  onInteraction,
  onMessage,
  startDiscord,
  textChannel,
} from './loopback-client.ts';

test('refuses an oversize payload with the nested errors of Discord', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const channel = await textChannel(client, discord.channelId);
  await expect(channel.send('x'.repeat(2001))).rejects.toMatchObject({
    code: 50035,
    status: 400,
    rawError: {
      errors: {
        content: {
          _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }],
        },
      },
    },
  });
  expect(discord.messages(discord.channelId)).toEqual([]);
});

test('refuses an empty message with 50006', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const channel = await textChannel(client, discord.channelId);
  await expect(channel.send(' ')).rejects.toMatchObject({ code: 50006 });
});

test('forgets an interaction that was not acknowledged within 3 seconds', async () => {
  let now = 1_700_000_000_000;
  const discord = await startDiscord({ now: () => now });
  const client = await connectClient(discord);
  const refused = refusalOf(client, async (interaction) => {
    now += 3001;
    await interaction.deferReply();
  });
  discord.runCommand({ name: 'ask' });
  await expect(refused).resolves.toMatchObject({ code: 10062 });
});

test('refuses a second acknowledgement with 40060', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const refused = refusalOf(client, async (interaction) => {
    await interaction.deferReply();
    interaction.deferred = false;
    await interaction.reply('twice');
  });
  discord.runCommand({ name: 'ask' });
  await expect(refused).resolves.toMatchObject({ code: 40060 });
});

test('expires the token of an interaction after 15 minutes', async () => {
  let now = 1_700_000_000_000;
  const discord = await startDiscord({ now: () => now });
  const client = await connectClient(discord);
  const refused = refusalOf(client, async (interaction) => {
    await interaction.deferReply();
    now += 15 * 60 * 1000 + 1;
    await interaction.editReply('too late');
  });
  discord.runCommand({ name: 'ask' });
  await expect(refused).resolves.toMatchObject({ code: 50027 });
});

test('accepts no flag but EPHEMERAL on a deferral, and keeps it through edits', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const refused = refusalOf(client, async (interaction) => {
    const body = { type: 5, data: { flags: MessageFlags.IsComponentsV2 } };
    const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
    await client.rest.post(path, { body, auth: false }).catch(async (error: unknown) => {
      await interaction.deferReply();
      await client.rest.patch(
        `/webhooks/${client.application.id}/${interaction.token}/messages/@original`,
        {
          body: { content: 'Still public', flags: MessageFlags.Ephemeral },
          auth: false,
        },
      );
      throw error;
    });
  });
  const reply = discord.runCommand({ name: 'ask' });
  await expect(refused).resolves.toMatchObject({ code: 50035 });
  expect((await reply.answered()).ephemeral).toBe(false);
});

test('stops a user install after five follow-ups', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const refused = refusalOf(client, async (interaction) => {
    await interaction.reply('0');
    for (const text of ['1', '2', '3', '4', '5', '6']) await interaction.followUp(text);
  });
  const reply = discord.runCommand({ name: 'ask', context: 'private-channel', install: 'user' });
  await expect(refused).resolves.toMatchObject({ code: 40094 });
  expect(reply.messages.map(({ content }) => content)).toEqual(['0', '1', '2', '3', '4', '5']);
});

test('sends a message with the same nonce once', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const channel = await textChannel(client, discord.channelId);
  const first = await channel.send({ content: 'digest', nonce: 'today', enforceNonce: true });
  const second = await channel.send({ content: 'digest', nonce: 'today', enforceNonce: true });
  expect(second.id).toBe(first.id);
  expect(discord.messages(discord.channelId)).toHaveLength(1);
});

test('counts whom a message and its edits would ping by Discord’s defaults', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const channel = await textChannel(client, discord.channelId);
  const content = `@everyone <@${discord.reader.id}> <@&${discord.botRoleId}>`;
  const everything = { users: [discord.reader.id], roles: [discord.botRoleId], everyone: true };
  const nothing = { users: [], roles: [], everyone: false };
  const pinged = (): unknown => discord.messages(discord.channelId)[0]?.pinged;
  const message = await channel.send({ content, allowedMentions: { parse: [] } });
  expect(pinged()).toEqual(nothing);
  await message.edit(content);
  expect(pinged()).toEqual(everything);
  await message.edit({ content, allowedMentions: { parse: [], users: [discord.reader.id] } });
  expect(pinged()).toEqual({ ...nothing, users: [discord.reader.id] });
});

test('pings users by default from an interaction, and those replied to from a message', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply(`@here <@${discord.manager.id}>`);
  });
  const { pinged } = await discord.runCommand({ name: 'ask' }).answered();
  expect(pinged).toEqual({ users: [discord.manager.id], roles: [], everyone: false });
  onMessage(client, async (message) => {
    await message.reply('yes');
  });
  const reply = await discord.sendMessage({ content: 'hi' }).answered();
  expect(reply.pinged.users).toEqual([discord.reader.id]);
});

test('turns a message into components permanently once its content is removed', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const channel = await textChannel(client, discord.channelId);
  const message = await channel.send('old');
  const layout = {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: 10, content: 'new' }],
  } as const;
  await expect(message.edit(layout)).rejects.toMatchObject({ code: 50035 });
  await message.edit({ ...layout, content: null });
  expect(discord.messages(discord.channelId)[0]?.text).toBe('new');
  await expect(message.edit({ content: 'old again' })).rejects.toMatchObject({ code: 50035 });
});

test('responds with 500 to text over Discord’s size in bytes', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const body = {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: 10, content: '\u65b0'.repeat(3500) }],
  };
  client.rest.options.retries = 0;
  const sent = client.rest.post(`/channels/${discord.channelId}/messages`, { body });
  await expect(sent).rejects.toMatchObject({ status: 500 });
});

test('keeps the bot out of the DMs of others', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply('Here');
  });
  const command = { name: 'ask', context: 'private-channel', install: 'user' } as const;
  const { channelId } = await discord.runCommand(command).answered();
  const sent = client.rest.post(`/channels/${channelId}/messages`, { body: { content: 'x' } });
  await expect(sent).rejects.toMatchObject({ code: 50001 });
});

async function refusalOf(
  client: Client<true>,
  act: (interaction: ChatInputCommandInteraction) => Promise<void>,
): Promise<unknown> {
  return await new Promise((resolve) => {
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await act(interaction).then(() => resolve('nothing was refused'), resolve);
    });
  });
}
