// The watches of a channel as a Discord message.
import type { Strings } from '../../i18n/strings.ts';
import type { Watch } from '../../state/watches.ts';
import { fixed, layOut, type Slot } from './budget.ts';
import { card, text } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { discordMoment, escapeLineStart, escapeMarkdown } from './markdown.ts';

const ACCENT = 0xd9_8a_1f;

/** The watches of a channel, at most 25, as a message, and why they are paused. */
export function discordWatches(watches: readonly Watch[], strings: Strings): DiscordMessage {
  const paused = watches.find(({ paused: reason }) => reason !== null)?.paused ?? null;
  const [body = ''] = layOut([
    [
      fixed(`### ${escapeLineStart(strings.watches.heading)}\n`),
      ...watches.map((watch) => watchSlot(watch, strings)),
      ...(paused === null ? [] : [fixed(`-# ${strings.watches.paused(paused)}`)]),
    ],
  ]);
  return card(ACCENT, text(body));
}

/** A watch in one line of plain text, for autocomplete. */
export function watchLabel({ id, topic, rhythm }: Watch, strings: Strings): string {
  return `${id} · ${topic} · ${strings.watches.rhythm(rhythm)}`;
}

function watchSlot({ topic, rhythm, roleId, nextAt }: Watch, strings: Strings): Slot {
  const next = rhythm.kind === 'hours' ? discordMoment(nextAt) : null;
  const facts = [
    escapeMarkdown(strings.watches.rhythm(rhythm), 90),
    ...(roleId === null ? [] : [strings.watches.notifies]),
  ];
  const entry = (length: number, more: readonly string[] = []): string => {
    const name = escapeMarkdown(topic, length) || strings.answer.untitled;
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
