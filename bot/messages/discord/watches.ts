// The watches of a channel or a server as Discord messages, and the controls under them.
import type { Strings } from '../../i18n/strings.ts';
import type { Watch } from '../../state/watches.ts';
import { cleanLine, shorten } from '../text.ts';
import { fixed, layOut, type Slot } from './budget.ts';
import { card, text, withRow } from './components.ts';
import type { DiscordActionButton, DiscordMenu, DiscordMessage } from './discord-message.ts';
import { discordMoment, escapeLineStart, escapeMarkdown } from './markdown.ts';

const ACCENT = 0xd9_8a_1f;
/** As many as fit with their facts. */
const WATCHES_PER_PAGE = 10;

/** The watches of a channel, at most 25, as a message, and why they are paused. */
export function discordWatches(watches: readonly Watch[], strings: Strings): DiscordMessage {
  if (watches.length === 0) return card(ACCENT, text(escapeLineStart(strings.watches.none)));
  const [body = ''] = layOut([
    [
      fixed(`### ${escapeLineStart(strings.watches.heading)}\n`),
      ...watches.map((watch) => watchSlot(watch, strings)),
      ...pausedSlots(watches, strings),
    ],
  ]);
  return card(ACCENT, text(body));
}

/** What manages watches: a page of the list, or what is done with one of them. */
export type WatchControl =
  | { what: 'page'; page: number }
  | { what: 'choose' }
  | { what: 'pause' | 'resume' | 'test' | 'edit' | 'remove'; id: number };

/** What the button, menu or form with this `custom_id` does; null if it does not manage watches. */
export function watchControlOf(customId: string): WatchControl | null {
  if (customId === 'watches/choose') return { what: 'choose' };
  const match = /^watch(?:es)?\/(?<what>[a-z]+)\/(?<number>\d{1,10})$/u.exec(customId)?.groups;
  const number = Number(match?.['number']);
  const what = match?.['what'] ?? '';
  switch (what) {
    case 'page':
      return { what: 'page', page: number };
    case 'pause':
    case 'resume':
    case 'test':
    case 'edit':
    case 'remove':
      return { what, id: number };
    default:
      return null;
  }
}

/** The `custom_id` of a control; see `watchControlOf`. */
export function watchControlId(control: WatchControl): string {
  if (control.what === 'choose') return 'watches/choose';
  if (control.what === 'page') return `watches/page/${control.page}`;
  return `watch/${control.what}/${control.id}`;
}

/** Which page of the list is shown, from 0, and a sentence on what was just done. */
type ListOptions = { page: number; note?: string; inServer: boolean; strings: Strings };

/** A page of watches for those who manage them, with a menu to choose one. */
export function discordWatchList(
  watches: readonly Watch[],
  { page: wanted, note = '', inServer, strings }: ListOptions,
): DiscordMessage {
  const { heading, none, serverHeading, serverNone, choose } = strings.watches;
  const noteText = text(escapeLineStart(note, 300));
  if (watches.length === 0)
    return card(ACCENT, [...noteText, ...text(escapeLineStart(inServer ? serverNone : none))]);
  const pages = Math.ceil(watches.length / WATCHES_PER_PAGE);
  const page = Math.min(wanted, pages - 1);
  const shown = watches.slice(page * WATCHES_PER_PAGE, (page + 1) * WATCHES_PER_PAGE);
  const [body = ''] = layOut([
    [
      fixed(`### ${escapeLineStart(inServer ? serverHeading : heading)}\n`),
      ...shown.map((watch) => watchSlot(watch, strings, { withChannel: inServer })),
      ...pausedSlots(shown, strings),
      ...(pages > 1 ? [fixed(`-# ${strings.digest.page(page + 1, pages)}`)] : []),
    ],
  ]);
  const menu: DiscordMenu = {
    type: 3,
    custom_id: watchControlId({ what: 'choose' }),
    placeholder: choose,
    options: shown.map((watch) => ({
      label: shorten(cleanLine(watch.topic), 100) || strings.answer.untitled,
      value: String(watch.id),
      description: shorten(strings.watches.rhythm(watch.rhythm), 100),
    })),
  };
  const listed = withRow(card(ACCENT, [...noteText, ...text(body)]), [menu]);
  const { earlier, later } = strings.buttons;
  const turning = [
    ...(page > 0 ? [controlButton({ what: 'page', page: page - 1 }, earlier)] : []),
    ...(page < pages - 1 ? [controlButton({ what: 'page', page: page + 1 }, later)] : []),
  ];
  return turning.length === 0 ? listed : withRow(listed, turning);
}

/** One watch with the buttons that manage it. */
export function discordWatch(watch: Watch, strings: Strings): DiscordMessage {
  const { controls } = strings.watches;
  const [body = ''] = layOut([
    [
      watchSlot(watch, strings, { withChannel: watch.guildId !== null }),
      ...pausedSlots([watch], strings),
    ],
  ]);
  const { id } = watch;
  const switching = watch.isStopped ? 'resume' : 'pause';
  return withRow(card(ACCENT, text(body)), [
    controlButton({ what: switching, id }, controls[switching]),
    controlButton({ what: 'test', id }, controls.test),
    controlButton({ what: 'edit', id }, controls.edit),
    controlButton({ what: 'remove', id }, controls.remove),
    controlButton({ what: 'page', page: 0 }, controls.back),
  ]);
}

/** A message of a watch with a line on top that says that it is a test. */
export function discordTest(message: DiscordMessage, strings: Strings): DiscordMessage {
  const [{ components, ...container }] = message.components;
  const heading = text(`-# ${strings.watches.testHeading}`);
  return { ...message, components: [{ ...container, components: [...heading, ...components] }] };
}

/** A watch in one line of plain text, for autocomplete. */
export function watchLabel({ id, topic, rhythm }: Watch, strings: Strings): string {
  return `${id} · ${topic} · ${strings.watches.rhythm(rhythm)}`;
}

function controlButton(control: WatchControl, label: string): DiscordActionButton {
  return { type: 2, style: 2, custom_id: watchControlId(control), label };
}

/** Why watches are paused, if any of them is. */
function pausedSlots(watches: readonly Watch[], strings: Strings): Slot[] {
  const paused = watches.find(({ paused: reason }) => reason !== null)?.paused ?? null;
  return paused === null ? [] : [fixed(`-# ${strings.watches.paused(paused)}\n`)];
}

function watchSlot(
  { topic, rhythm, roleId, nextAt, isStopped, channelId, feed }: Watch,
  strings: Strings,
  { withChannel = false }: { withChannel?: boolean } = {},
): Slot {
  const next = rhythm.kind === 'hours' && !isStopped ? discordMoment(nextAt) : null;
  const filter = feed === null ? '' : strings.watches.filter(feed.filter.only, feed.filter.without);
  const entry = (length: number, more: readonly string[] = []): string => {
    const name = escapeMarkdown(topic, length) || strings.answer.untitled;
    const facts = [
      ...(isStopped ? [`⏸ ${strings.watches.stopped}`] : []),
      ...(withChannel ? [`<#${channelId}>`] : []),
      escapeMarkdown(strings.watches.rhythm(rhythm), length + 52),
      ...(roleId === null ? [] : [strings.watches.notifies]),
      ...(filter === '' ? [] : [escapeMarkdown(filter, length)]),
    ];
    return `**${name}**\n-# ${[...facts, ...more].join(' · ')}\n`;
  };
  return {
    shortest: entry(24),
    preferences: [
      { rank: 1, text: entry(120) },
      ...(next === null ? [] : [{ rank: 2, text: entry(120, [next]) }]),
    ],
  };
}
