import type { Watch } from '../../../ports/watches.ts';
import type { Catalogue } from '../../../language/catalogue.ts';
import { fixed, layOut, type Place } from '../parts/budget.ts';
import { discordMoment } from '../parts/date.ts';
import { disarm, disarmStart } from '../parts/disarm.ts';
import type { DiscordMessage } from '../../../ports/discord-message.ts';
import { card, messageRoom, text } from '../parts/payload.ts';

const accent = 0xd9_8a_1f;

/** The watches of a channel as a message, at most 25: a line for each, and why they are paused. */
export function discordWatches(watches: readonly Watch[], words: Catalogue): DiscordMessage {
  const paused = watches.find(({ paused: reason }) => reason !== null)?.paused ?? null;
  const [body = ''] = layOut(
    [
      [
        fixed(`### ${disarmStart(words.watches.heading)}\n`),
        ...watches.flatMap((watch) => watchPlaces(watch, words)),
        ...(paused === null ? [] : [fixed(`-# ${words.watches.paused(paused)}`)]),
      ],
    ],
    messageRoom,
  );
  return card(accent, text(body));
}

/** A watch in one line without Markdown, such as the list of suggestions shows it. */
export function watchLabel({ id, topic, rhythm }: Watch, words: Catalogue): string {
  return `${id} · ${topic} · ${words.watches.rhythm(rhythm)}`;
}

function watchPlaces({ topic, rhythm, roleId, nextAt }: Watch, words: Catalogue): Place[] {
  const facts = [
    disarm(words.watches.rhythm(rhythm), 90),
    ...(roleId === null ? [] : [words.watches.notifies]),
  ];
  const told = (room: number, more: readonly (string | null)[]): string =>
    `**${disarm(topic, room) || words.answer.untitled}**\n-# ${[...facts, ...more].filter((fact) => fact !== null).join(' · ')}\n`;
  const next = rhythm.kind === 'hours' ? discordMoment(nextAt) : null;
  return [
    {
      least: told(24, []),
      wishes: [
        { rank: 1, text: told(120, []) },
        { rank: 2, text: told(120, [next]) },
      ],
    },
  ];
}
