import { Events, RESTEvents } from 'discord.js';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connectClient, startDiscord, textChannel } from './loopback-client.ts';

test('rate limits a route, and the client tries again and succeeds', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const channel = await textChannel(client, discord.channelId);
  const route = '/channels/:channel/messages';
  discord.failNext({ method: 'POST', route, status: 429, retryAfter: 0.05 });
  await channel.send('patient');
  const sent = discord.requests.filter(({ path }) => path.endsWith('/messages'));
  expect(sent.map(({ status }) => status)).toEqual([429, 200]);
});

test('tells the client whether a limit is shared or global', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const channel = await textChannel(client, discord.channelId);
  const scopes: (string | null)[] = [];
  client.rest.on(RESTEvents.Response, (_request, { headers, status }) => {
    if (status === 429) scopes.push(headers.get('X-RateLimit-Scope'));
  });
  const fault = { route: '*', status: 429, retryAfter: 0.05 };
  discord.failNext({ ...fault, shared: true });
  discord.failNext({ ...fault, global: true });
  await channel.send('patient');
  expect(scopes).toEqual(['shared', 'global']);
});

test('fails as often as requested, and only where requested', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const channel = await textChannel(client, discord.channelId);
  discord.failNext({ method: 'POST', route: /messages$/, status: 403, code: 50013, times: 2 });
  await channel.sendTyping();
  await expect(channel.send('one')).rejects.toMatchObject({ code: 50013, status: 403 });
  await expect(channel.send('two')).rejects.toMatchObject({ code: 50013 });
  await channel.send('three');
  expect(discord.messages(discord.channelId).map(({ content }) => content)).toEqual(['three']);
});

test('fails a callback with the code of an expired interaction', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const refused = new Promise((resolve) => {
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isRepliable()) interaction.deferReply().catch(resolve);
    });
  });
  discord.failNext({ route: '/interactions/*', status: 404, code: 10062 });
  const reply = discord.runCommand({ name: 'ask' });
  await expect(refused).resolves.toMatchObject({ code: 10062 });
  expect(reply.acknowledgedAfter).toBeNull();
});

test('loses the connection before or after the message is sent', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  client.rest.options.retries = 0;
  const channel = await textChannel(client, discord.channelId);
  discord.failNext({ route: '/channels/:channel/messages', drop: 'before' });
  await expect(channel.send('lost')).rejects.toThrow('other side closed');
  expect(discord.messages(discord.channelId)).toHaveLength(0);
  discord.failNext({ route: '/channels/:channel/messages', drop: 'after' });
  await expect(channel.send('sent')).rejects.toThrow('other side closed');
  expect(discord.messages(discord.channelId)).toHaveLength(1);
  expect(discord.requests.slice(-2).map(({ status }) => status)).toEqual([null, null]);
  expect(discord.unexpected).toEqual([]);
});

test('lists requests that no route matches', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  await expect(client.rest.get('/nowhere')).rejects.toMatchObject({ status: 404 });
  expect(discord.unexpected).toMatchObject([{ method: 'GET', path: '/nowhere' }]);
});

test.each(['close', 'cut', 'request'] as const)(
  'replays what was missed when the client resumes after a %s',
  async (how) => {
    const discord = await startDiscord();
    const client = await connectClient(discord);
    const heard = new Promise((resolve) => {
      client.on(Events.MessageCreate, ({ content }) => resolve(content));
    });
    discord.dropGateway({ how });
    discord.sendMessage({ content: 'missed', mentions: [discord.botUserId] });
    expect(await heard).toContain('missed');
    await expect.poll(() => discord.resumes, { timeout: 5000 }).toBe(1);
    expect(discord.identifiedIntents).toHaveLength(1);
  },
);

test('makes the client identify again when the session cannot be resumed', async () => {
  const discord = await startDiscord();
  await connectClient(discord);
  discord.dropGateway({ resumable: false });
  await expect.poll(() => discord.identifiedIntents, { timeout: 50_000 }).toHaveLength(2);
  expect(discord.resumes).toBe(0);
}, 60_000);

test('closes the gateway with 4004 on an invalid token', async () => {
  const discord = await startDiscord();
  const address = discord.apiUrl.replace('http', 'ws').replace('/api', '/gateway');
  const socket = new WebSocket(`${address}?v=10&encoding=json`);
  const closed = new Promise((resolve) => {
    socket.on('close', resolve);
  });
  socket.on('open', () => {
    socket.send(JSON.stringify({ op: 2, d: { token: 'no.such.token', intents: 0 } }));
  });
  expect(await closed).toBe(4004);
  expect(discord.identifiedIntents).toEqual([]);
});
