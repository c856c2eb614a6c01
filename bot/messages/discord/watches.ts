import type { Watch } from '../../state/watches.ts';
import type { DiscordMessage } from './discord-message.ts';
import type { Strings } from '../../i18n/strings.ts';
import { fixed, layOut, type Slot } from './budget.ts';
import { discordMoment, escapeMarkdown, escapeLineStart } from './markdown.ts';
import { card, messageRoom, text } from './components.ts';

const accent = 0xd9_8a_1f;

/** The watches of a channel as a message, at most 25: a line for each, and why they are paused. */
export function discordWatches(watches: readonly Watch[], strings: Strings): DiscordMessage {
  const paused = watches.find(({ paused: reason }) => reason !== null)?.paused ?? null;
  const [body = ''] = layOut(
    [
      [
        fixed(`### ${escapeLineStart(strings.watches.heading)}\n`),
        ...watches.flatMap((watch) => watchSlots(watch, strings)),
        ...(paused === null ? [] : [fixed(`-# ${strings.watches.paused(paused)}`)]),
      ],
    ],
    messageRoom,
  );
  return card(accent, text(body));
}

/** A watch in one line without Markdown, such as the list of suggestions shows it. */
export function watchLabel({ id, topic, rhythm }: Watch, strings: Strings): string {
  return `${id} · ${topic} · ${strings.watches.rhythm(rhythm)}`;
}

function watchSlots({ topic, rhythm, roleId, nextAt }: Watch, strings: Strings): Slot[] {
  const facts = [
    escapeMarkdown(strings.watches.rhythm(rhythm), 90),
    ...(roleId === null ? [] : [strings.watches.notifies]),
  ];
  const told = (room: number, more: readonly (string | null)[]): string =>
    `**${escapeMarkdown(topic, room) || strings.answer.untitled}**\n-# ${[...facts, ...more].filter((fact) => fact !== null).join(' · ')}\n`;
  const next = rhythm.kind === 'hours' ? discordMoment(nextAt) : null;
  return [
    {
      least: told(24, []),
      preferences: [
        { rank: 1, text: told(120, []) },
        { rank: 2, text: told(120, [next]) },
      ],
    },
  ];
}
