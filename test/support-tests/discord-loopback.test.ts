import { ChannelType, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { startLoopbackDiscord } from '../support/discord/loopback-discord.ts';
import {
  connectClient,
  newClient,
  onInteraction,
  onMessage,
  startDiscord,
  textChannel,
} from './loopback-client.ts';

test('lets the client log in and see its guild, channel and role', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  expect(client.user.id).toBe(discord.botUserId);
  expect(client.application.id).toBe(discord.applicationId);
  const guild = client.guilds.cache.get(discord.guildId);
  expect(guild?.channels.cache.has(discord.channelId)).toBe(true);
  expect(guild?.members.me?.roles.botRole?.id).toBe(discord.botRoleId);
  expect(discord.identifiedIntents).toHaveLength(1);
  expect(discord.unexpected).toEqual([]);
});

test('refuses an invalid token', async () => {
  const discord = await startDiscord();
  await expect(newClient(discord).login('no.such.token')).rejects.toMatchObject({
    code: 'TokenInvalid',
  });
  expect(discord.requests.at(-1)).toMatchObject({ path: '/gateway/bot', status: 401 });
});

test('closes the gateway with 4014 on a privileged intent that is not switched on', async () => {
  const discord = await startDiscord();
  const client = newClient(discord, [GatewayIntentBits.MessageContent]);
  const closed = new Promise((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => resolve(code));
  });
  await Promise.allSettled([Promise.race([client.login(discord.token), closed])]);
  expect(await closed).toBe(4014);
});

test('follows a slash command from deferral through edits', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.editReply('Looking');
    await interaction.editReply(`You asked: ${interaction.options.getString('question')}`);
  });
  const reply = discord.runCommand({ name: 'ask', options: { question: 'Who won?' } });
  const message = await reply.until(({ content }) => content.startsWith('You asked'));
  expect(message.content).toBe('You asked: Who won?');
  expect(reply.states.map(({ kind }) => kind)).toEqual(['deferred', 'message', 'message']);
  expect(reply.acknowledgedAfter).not.toBeNull();
  expect(discord.messages(discord.channelId)).toHaveLength(1);
  expect(discord.unexpected).toEqual([]);
});

test('shows an ephemeral answer only to the person who asked', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (!interaction.isRepliable()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({ content: 'For you alone' });
  });
  const message = await discord.runCommand({ name: 'ask' }).answered();
  expect(message.ephemeral).toBe(true);
  expect(discord.messages(discord.channelId)).toEqual([]);
  expect(discord.messages(discord.channelId, { as: discord.reader })).toHaveLength(1);
  expect(discord.messages(discord.channelId, { as: discord.manager })).toEqual([]);
});

test('fills the placeholder with the first follow-up', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.followUp('first');
    await interaction.followUp('second');
    await interaction.deleteReply();
  });
  const reply = discord.runCommand({ name: 'ask' });
  await reply.until(({ content }) => content === 'second');
  await discord.untilRequest(({ method }) => method === 'DELETE');
  expect(reply.messages.map(({ content }) => content)).toEqual(['second']);
});

test('delivers a mention to the bot with its content and finds the reply', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onMessage(client, async (message) => {
    await message.channel.sendTyping();
    await message.reply({ content: `Read: ${message.content}`, allowedMentions: { parse: [] } });
  });
  const reply = discord.sendMessage({ content: 'hello', mentions: [discord.botUserId] });
  const message = await reply.answered();
  expect(message.content).toBe(`Read: <@${discord.botUserId}> hello`);
  expect(message.replyTo).toBe(reply.id);
  expect(message.pinged).toEqual({ users: [], roles: [], everyone: false });
  expect(reply.states[0]?.kind).toBe('typing');
});

test('withholds content without the intent, except in DMs, mentions and replies with a ping', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const heard: string[] = [];
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot) heard.push(message.content);
  });
  const regular = await (await textChannel(client, discord.channelId)).send('Good morning');
  const direct = discord.directChannel();
  discord.sendMessage({ content: 'plain' });
  discord.sendMessage({ content: 'to the role', mentionRoles: [discord.botRoleId] });
  discord.sendMessage({ content: 'to you', mentions: [discord.botUserId] });
  discord.sendMessage({ content: 'replied', replyTo: regular.id });
  discord.sendMessage({ content: 'replied quietly', replyTo: regular.id, ping: false });
  discord.sendMessage({ content: 'in private', channel: direct });
  await expect.poll(() => heard, { timeout: 5000 }).toHaveLength(6);
  expect(heard).toEqual(['', '', `<@${discord.botUserId}> to you`, 'replied', '', 'in private']);
});

test('delivers all content where the intent is switched on', async () => {
  const discord = await startDiscord({ privilegedIntents: GatewayIntentBits.MessageContent });
  const client = await connectClient(discord, [GatewayIntentBits.MessageContent]);
  const heard = new Promise((resolve) => {
    client.once(Events.MessageCreate, ({ content }) => resolve(content));
  });
  discord.sendMessage({ content: 'plain' });
  expect(await heard).toBe('plain');
});

test('withholds content of a reply to a slash-command response', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply('Here you are');
  });
  const answer = await discord.runCommand({ name: 'ask' }).answered();
  const heard = new Promise((resolve) => {
    client.on(Events.MessageCreate, ({ content, author }) => {
      if (!author.bot) resolve(content);
    });
  });
  discord.sendMessage({ content: 'and then?', replyTo: answer.id });
  expect(await heard).toBe('');
});

test('waits for the last of several edits, and for unsolicited messages', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('one');
    for (const text of ['two', 'three']) await interaction.editReply(text);
  });
  const last = await discord.runCommand({ name: 'ask' }).settled();
  expect([last.content, last.edits]).toEqual(['three', 2]);
  const channel = await textChannel(client, discord.addChannel('digests'));
  await channel.send('The morning digest');
  const digest = await discord.untilMessage(({ channelId }) => channelId === channel.id);
  expect(digest.text).toBe('The morning digest');
});

test('opens a thread once, and finds the answer in it', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const refused: unknown[] = [];
  onMessage(client, async (message) => {
    const thread = await message.startThread({ name: 'About that' });
    await thread.send('In here');
    const again = { body: { name: 'Again' } } as const;
    const path = `/channels/${message.channelId}/messages/${message.id}/threads` as const;
    await client.rest.post(path, again).catch((error: unknown) => refused.push(error));
  });
  const reply = discord.sendMessage({ content: 'hi', mentions: [discord.botUserId] });
  const answer = await reply.answered();
  expect(discord.threads(discord.channelId)).toEqual([
    { id: answer.channelId, name: 'About that', archived: false },
  ]);
  expect(client.channels.cache.get(answer.channelId)?.type).toBe(ChannelType.PublicThread);
  await expect.poll(() => refused, { timeout: 5000 }).toMatchObject([{ code: 160004 }]);
});

test('reports what it saw when a wait times out', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply('Something else');
  });
  const reply = discord.runCommand({ name: 'ask' });
  await reply.answered();
  const waiting = reply.until(({ content }) => content === 'never', { within: 20 });
  await expect(waiting).rejects.toThrow(/Something else[^]*POST \/interactions\/\S+ -> 204/);
});

test('ends every wait when it closes', async () => {
  const discord = await startLoopbackDiscord();
  const [waited] = await Promise.allSettled([discord.untilReady(), discord.close()]);
  expect(waited).toMatchObject({ reason: { message: expect.stringContaining('closed') } });
});
