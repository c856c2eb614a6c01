import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ButtonBuilder,
  ButtonStyle,
  LabelBuilder,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { connectClient, onInteraction, startDiscord } from './loopback-client.ts';

test('lets people press buttons, and lists the buttons when one does not exist', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    const button = new ButtonBuilder()
      .setCustomId('more')
      .setLabel('More')
      .setStyle(ButtonStyle.Primary);
    const components = [new ActionRowBuilder<ButtonBuilder>().addComponents(button)];
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'One', components });
    if (interaction.isButton()) await interaction.update({ content: 'Two', components: [] });
  });
  const { id: messageId } = await discord.runCommand({ name: 'ask' }).answered();
  const press = discord.pressButton({ messageId, customId: 'more' });
  expect((await press.answered()).content).toBe('Two');
  expect(() => discord.pressButton({ messageId, customId: 'more' })).toThrow('there are: none');
});

test('lets people choose from a menu', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const menu = new StringSelectMenuBuilder()
    .setCustomId('outlet')
    .addOptions({ label: 'The Courier', value: 'courier' });
  const components = [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)];
  onInteraction(client, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ components });
    if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join());
  });
  const { id: messageId } = await discord.runCommand({ name: 'ask' }).answered();
  const chosen = discord.choose({ messageId, customId: 'outlet', values: ['courier'] });
  expect((await chosen.answered()).content).toBe('courier');
  const other = { messageId, customId: 'outlet', values: ['gazette'] };
  expect(() => discord.choose(other)).toThrow('cannot be used');
});

test('opens modals and takes what people enter', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const input = new TextInputBuilder().setCustomId('question').setStyle(TextInputStyle.Short);
  const label = new LabelBuilder().setLabel('Your question').setTextInputComponent(input);
  const modal = new ModalBuilder().setCustomId('ask').setTitle('Ask').addLabelComponents(label);
  onInteraction(client, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(modal);
    if (!interaction.isModalSubmit()) return;
    await interaction.reply(interaction.fields.getTextInputValue('question'));
  });
  const opened = await discord.runCommand({ name: 'ask' }).modal();
  expect(opened).toMatchObject({ customId: 'ask', title: 'Ask', inputs: ['question'] });
  const submit = { customId: 'ask', values: { question: 'Who won?' } };
  expect(() => discord.submitModal({ ...submit, user: discord.manager })).toThrow('No modal');
  expect((await discord.submitModal(submit).answered()).content).toBe('Who won?');
});

test('asks for suggestions while a person types', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { value } = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${value}!`, value }]);
  });
  const typed = discord.autocomplete({
    name: 'ask',
    options: { source: 'Cou' },
    focused: 'source',
  });
  expect(await typed.choices()).toEqual([{ name: 'Cou!', value: 'Cou' }]);
});

test('runs a message command on a message, content included', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (!interaction.isMessageContextMenuCommand()) return;
    await interaction.reply(`Checked: ${interaction.targetMessage.content}`);
  });
  const { id: messageId } = discord.sendMessage({ content: 'a claim' });
  const reply = discord.runMessageCommand({ name: 'Check', messageId });
  expect((await reply.answered()).content).toBe('Checked: a claim');
});

test('serves the files that people attach', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  onInteraction(client, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { url } = interaction.options.getAttachment('file', true);
    const text = await (await fetch(url)).text();
    await interaction.reply({ files: [{ name: 'copy.txt', attachment: Buffer.from(text) }] });
  });
  const file = { name: 'a.txt', contentType: 'text/plain', bytes: Buffer.from('some words') };
  const message = await discord.runCommand({ name: 'ingest', options: { file } }).answered();
  expect(message.files.map(({ name }) => name)).toEqual(['copy.txt']);
  expect(Buffer.from(message.files[0]?.bytes ?? []).toString()).toBe('some words');
});

test('registers commands, and lets people use no others', async () => {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  const string = ApplicationCommandOptionType.String;
  await client.application.commands.set([
    {
      name: 'ask',
      description: 'Ask about the news',
      options: [{ type: string, name: 'question', description: 'What', required: true }],
    },
    { name: 'ingest', description: 'Add articles', defaultMemberPermissions: 'ManageGuild' },
  ]);
  expect(discord.commands.map(({ name }) => name)).toEqual(['ask', 'ingest']);
  expect(() => discord.runCommand({ name: 'tell' })).toThrow('there are: ask, ingest');
  expect(() => discord.runCommand({ name: 'ask' })).toThrow('missing: question');
  expect(() => discord.runCommand({ name: 'ask', options: { q: 'x' } })).toThrow('missing');
  expect(() => discord.runCommand({ name: 'ingest' })).toThrow('no permission');
  expect(() => discord.runCommand({ name: 'ingest', user: discord.manager })).not.toThrow();
});
