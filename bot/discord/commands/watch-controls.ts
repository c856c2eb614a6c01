// The list of watches that managers work with: pages, pause, test, edit and remove.
import {
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
  TextInputStyle,
} from 'discord.js';
import type { Strings } from '../../i18n/strings.ts';
import type { DiscordMessage } from '../../messages/discord/discord-message.ts';
import { discordNote } from '../../messages/discord/components.ts';
import {
  discordTest,
  discordWatch,
  discordWatchList,
  type WatchControl,
  watchControlId,
} from '../../messages/discord/watches.ts';
import { type FeedRule, shownParts, type Watch } from '../../state/watches.ts';
import { feedPreview } from '../../watches/feeds.ts';
import { previewOf } from '../../watches/plan.ts';
import { nextTime, readWhen, writeWhen } from '../../watches/schedule.ts';
import { NotManager } from '../errors.ts';
import { sendOptions } from '../reply-target.ts';
import type { ServerContext } from '../server-context.ts';
import { openInteraction, replyWithHint, runCommand } from '../session.ts';
import { findTimeZone } from './autocomplete.ts';
import { MAX_WORDS_LENGTH, readWords } from './watch-feed.ts';

/** What a control is used with: its button, the menu, or the form that a button opened. */
type ControlInteraction = ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction;

/** Whether the person may manage the watches: in servers with Manage Server, and in direct messages. */
export function mayManage({
  guildId,
  memberPermissions,
}: Pick<ChatInputCommandInteraction, 'guildId' | 'memberPermissions'>): boolean {
  return guildId === null || memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
}

/**
 * A page of the watches of the server, or of the direct messages; `note` says what was just done.
 * @throws StateUnavailable.
 */
export async function managedList(
  context: ServerContext,
  interaction: ChatInputCommandInteraction | ControlInteraction,
  { page, note = '', strings }: { page: number; note?: string; strings: Strings },
): Promise<DiscordMessage> {
  const { guildId, channelId } = interaction;
  const watches =
    guildId === null
      ? await context.watches.ofChannel(channelId ?? '')
      : await context.watches.ofServer(guildId);
  return discordWatchList(watches, { page, note, inServer: guildId !== null, strings });
}

/**
 * Does what a control says, in place of its message. The watch is looked up again, so that controls
 * work after a restart.
 * @throws NotManager, StateUnavailable.
 */
export async function useWatchControl(
  context: ServerContext,
  interaction: ControlInteraction,
  control: WatchControl,
): Promise<void> {
  if (!mayManage(interaction)) throw new NotManager('watches');
  const session = openInteraction(context, interaction, { ephemeral: true });
  const { strings } = session;
  const showList = async (page: number, note?: string): Promise<void> => {
    const options = { page, strings, ...(note !== undefined && { note }) };
    await show(context, interaction, await managedList(context, interaction, options));
  };
  if (control.what === 'page') return await showList(control.page);
  const watch = await chosenWatch(context, interaction, control);
  if (watch === null) return await showList(0, strings.watches.gone);
  switch (control.what) {
    case 'choose':
      return await show(context, interaction, discordWatch(watch, strings));
    case 'pause':
      return await changeAndShow(context, interaction, { ...watch, isStopped: true });
    case 'resume': {
      // Like a new watch, so that what was published meanwhile does not come in a heap.
      const at = context.now();
      const nextAt = nextTime(watch.rhythm, at).toISOString();
      const times = { createdAt: at.toISOString(), checkedAt: null, nextAt };
      return await changeAndShow(context, interaction, { ...watch, ...times, isStopped: false });
    }
    case 'test':
      return await runCommand(session, async () => await testMessage(context, watch, strings));
    case 'edit':
      if (interaction.isModalSubmit()) return await submitEdit(context, interaction, watch);
      return await interaction.showModal(editForm(watch, strings));
    case 'remove':
      await context.watches.remove(watch.channelId, watch.id);
      return await showList(0, strings.watches.removed(watch.topic));
  }
}

/** The watch that the control is for, if it is of this server or of these direct messages. */
async function chosenWatch(
  { watches }: ServerContext,
  interaction: ControlInteraction,
  control: Exclude<WatchControl, { what: 'page' }>,
): Promise<Watch | null> {
  const chosen = interaction.isStringSelectMenu() ? Number(interaction.values[0]) : Number.NaN;
  const watch = await watches.find(control.what === 'choose' ? chosen : control.id);
  const { guildId, channelId } = interaction;
  if (watch?.guildId !== guildId) return null;
  return guildId === null && watch.channelId !== channelId ? null : watch;
}

async function changeAndShow(
  context: ServerContext,
  interaction: ControlInteraction,
  watch: Watch,
): Promise<void> {
  await context.watches.change(watch.id, watch);
  const { strings } = openInteraction(context, interaction, { ephemeral: true });
  await show(context, interaction, discordWatch(watch, strings));
}

/** Puts the message in place of the one with the control. */
async function show(
  context: ServerContext,
  interaction: ControlInteraction,
  message: DiscordMessage,
): Promise<void> {
  const options = sendOptions(message, context);
  if (!interaction.isModalSubmit() || interaction.isFromMessage())
    await interaction.update(options);
}

/** What the watch would post now, for the person alone. */
async function testMessage(
  context: ServerContext,
  watch: Watch,
  strings: Strings,
): Promise<DiscordMessage> {
  const { feed } = watch;
  const message =
    feed === null
      ? previewOf(
          {
            watch,
            digest: await context.latest({
              topic: watch.topic,
              at: context.now().toISOString(),
            }),
          },
          strings,
        )
      : await feedPreview({ ...watch, feed }, context, strings);
  if (message === null) return discordNote('hint', strings.watches.testEmpty);
  return discordTest(message, strings);
}

/** The fields of the forms. */
const fields = { when: 'when', zone: 'zone', keep: 'keep', block: 'block', show: 'show' } as const;

type FormField = APIModalInteractionResponseCallbackData['components'][number];

function editForm(watch: Watch, strings: Strings): APIModalInteractionResponseCallbackData {
  const { editTitle, whenLabel, zoneLabel } = strings.watches;
  const { rhythm, feed } = watch;
  const zone = rhythm.kind === 'hours' ? rhythm.zone : '';
  return {
    custom_id: watchControlId({ what: 'edit', id: watch.id }),
    title: editTitle,
    components:
      feed === null
        ? [
            textField(fields.when, whenLabel, writeWhen(rhythm, strings), { required: true }),
            textField(fields.zone, zoneLabel, zone, { required: false }),
          ]
        : feedFields(feed, strings),
  };
}

function feedFields({ filter, show: shown }: FeedRule, { watches: strings }: Strings): FormField[] {
  const { keepLabel, blockLabel, showLabel, parts } = strings;
  return [
    textField(fields.keep, keepLabel, filter.only.join(', '), { required: false }),
    textField(fields.block, blockLabel, filter.without.join(', '), { required: false }),
    {
      type: ComponentType.Label,
      label: showLabel,
      component: {
        type: ComponentType.StringSelect,
        custom_id: fields.show,
        min_values: 0,
        max_values: shownParts.length,
        required: false,
        options: shownParts.map((part) => ({
          label: parts[part],
          value: part,
          default: shown[part],
        })),
      },
    },
  ];
}

function textField(
  id: string,
  label: string,
  value: string,
  { required }: { required: boolean },
): FormField {
  return {
    type: ComponentType.Label,
    label,
    component: {
      type: ComponentType.TextInput,
      custom_id: id,
      style: TextInputStyle.Short,
      required,
      max_length: MAX_WORDS_LENGTH,
      ...(value !== '' && { value: value.slice(0, MAX_WORDS_LENGTH) }),
    },
  };
}

async function submitEdit(
  context: ServerContext,
  interaction: ModalSubmitInteraction,
  watch: Watch,
): Promise<void> {
  const session = openInteraction(context, interaction, { ephemeral: true });
  const { strings } = session;
  const entered = (id: string): string => interaction.fields.getTextInputValue(id).trim();
  if (watch.feed !== null) {
    const shown = interaction.fields.getStringSelectValues(fields.show);
    const filter = {
      only: readWords(entered(fields.keep)),
      without: readWords(entered(fields.block)),
    };
    const feed = { ...watch.feed, filter, show: showing(shown) };
    return await changeAndShow(context, interaction, { ...watch, feed });
  }
  const zone = findTimeZone(entered(fields.zone) || context.server.settings.timeZone);
  if (zone === null) return await replyWithHint(session, strings.watches.unknownZone);
  const rhythm = readWhen(entered(fields.when), zone);
  if (rhythm === null) return await replyWithHint(session, strings.watches.unreadableWhen);
  const nextAt = nextTime(rhythm, context.now()).toISOString();
  await changeAndShow(context, interaction, { ...watch, rhythm, nextAt });
}

function showing(parts: readonly string[]): FeedRule['show'] {
  return {
    sentence: parts.includes('sentence'),
    picture: parts.includes('picture'),
    publisher: parts.includes('publisher'),
    story: parts.includes('story'),
  };
}
