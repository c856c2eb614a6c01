import type { DiscordMessage } from '../../../bot/render/discord/discord-message.ts';
import { textsOf } from './discord-limits.ts';

/** The numbers in the list of sources of a message, and those that its sentences cite. */
export type ShownNumbers = { listed: Set<number>; cited: Set<number> };

/** How an entry of the list of sources begins. */
const entry = /^\*\*\[\d+\](?: \[\d+\])*\*\*/gmu;

/** See `ShownNumbers`; brackets that stand in the words of the world are escaped and do not count. */
export function shownNumbers(message: DiscordMessage): ShownNumbers {
  const texts = textsOf(message);
  const entries = texts.flatMap((text) => text.match(entry) ?? []);
  const body = texts
    .filter((text) => text.search(entry) !== 0)
    .map((text) => text.replaceAll(/\\./gu, ''));
  return { listed: numbersIn(entries), cited: numbersIn(body) };
}

function numbersIn(texts: readonly string[]): Set<number> {
  const found = texts.flatMap((text) => [...text.matchAll(/\[(\d+)\]/gu)]);
  return new Set(found.map((match) => Number(match[1])));
}
