import { expect } from 'vitest';
import type { Timeline } from '../../../retrieval/digest/digest.ts';
import { discordTimeline } from '../../../bot/messages/discord/timeline.ts';
import type { Strings } from '../../../bot/i18n/strings.ts';
import { lineCount } from '../../../bot/messages/discord/budget.ts';
import type {
  DiscordActionButton,
  DiscordMenu,
  DiscordMessage,
  DiscordPart,
} from '../../../bot/messages/discord/discord-message.ts';

/** The texts of a message in reading order. */
export function textsOf(message: DiscordMessage): string[] {
  return partsOf(message).flatMap((part) => (part.type === 10 ? [part.content] : []));
}

/** The buttons of a message, those of the first row first. */
export function buttonsOf(message: DiscordMessage): DiscordActionButton[] {
  return partsOf(message).flatMap((part) =>
    part.type === 1 ? part.components.filter((each) => each.type === 2) : [],
  );
}

/** Fails if Discord would refuse the message, or if it could ping anyone. */
export function expectWithinLimits(message: DiscordMessage): void {
  const parts = partsOf(message);
  const buttons = parts.flatMap((part) => (part.type === 1 ? part.components : []));
  const texts = textsOf(message);
  expect(message.flags).toBe(1 << 15);
  expect(message.allowed_mentions).toEqual({ parse: [], replied_user: false });
  expect(1 + parts.length + buttons.length).toBeLessThanOrEqual(40);
  expect(texts.join('').length).toBeLessThanOrEqual(4000);
  expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  for (const part of parts)
    if (part.type === 1) expect(part.components.length).toBeLessThanOrEqual(5);
  for (const button of buttons) {
    expect(button.custom_id).toMatch(/^.{1,100}$/u);
    if (button.type === 3) {
      expectMenu(button);
      continue;
    }
    const label = 'label' in button ? button.label : button.emoji.name;
    expect(label.length).toBeGreaterThan(0);
    expect(label.length).toBeLessThanOrEqual(80);
  }
  expect(JSON.parse(JSON.stringify(message))).toEqual(message);
}

function expectMenu({ placeholder, options }: DiscordMenu): void {
  expect(placeholder.length).toBeLessThanOrEqual(150);
  expect(options.length).toBeGreaterThan(0);
  expect(options.length).toBeLessThanOrEqual(25);
  expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
  for (const text of options.flatMap((option) => Object.values(option))) {
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(100);
  }
}

/** Fails if a text of the message contains active Markdown or mentions that the renderer did not write. */
export function expectEscaped(message: DiscordMessage): void {
  for (const text of textsOf(message)) {
    const rest = text
      // Escapes first, as in Discord, then the Markdown that the renderer writes.
      .replaceAll(/\\[^0-9A-Za-z\s]/gu, '·')
      .replaceAll(/\[\[\d+\]\]\(https?:[^\s()<>]+\)/gu, '·')
      .replaceAll(/\[[^[\]\n]+\]\(https?:[^\s()<>]+\)/gu, '·')
      .replaceAll(/<t:-?\d+:[DR]>|<#\d{1,20}>/gu, '·')
      .replaceAll(/<\/[a-z]+:0>/gu, '·')
      .replaceAll(/\[\d+\]/gu, '·')
      .replaceAll(/^\*\*(?<inside>(?:· ?)+)\*\*/gmu, '·')
      .replaceAll(/^\*\*(?<inside>[^*\n]+)\*\*(?: ·)?$/gmu, '·$<inside>')
      .replaceAll(/^(?:### |-# |> )/gmu, '');
    expect(rest).not.toMatch(/[`*_[\]\u202A-\u202E\u2066-\u2069]|~~|\|\||:\/\//u);
    expect(rest).not.toMatch(/<[@#:/a-z]|@everyone|@here/iu);
    expect(rest).not.toMatch(/^(?:#{1,3}\s|-#\s|>|[-+]\s|\d+[.)]\s)/mu);
    expect(text).toSatisfy((words: string) => words.isWellFormed());
  }
}

/** Every page of a timeline, found by its buttons. */
export function pagesOf(timeline: Timeline, strings: Strings): DiscordMessage[] {
  const pages: DiscordMessage[] = [];
  let hasMore = true;
  while (hasMore) {
    const page = discordTimeline(timeline, { page: pages.length, strings });
    pages.push(page);
    const next = `timeline/${pages.length}/`;
    hasMore = partsOf(page)
      .flatMap((part) => (part.type === 1 ? part.components : []))
      .some((button) => 'custom_id' in button && button.custom_id.startsWith(next));
  }
  return pages;
}

function partsOf(message: DiscordMessage): DiscordPart[] {
  return message.components[0].components;
}

/** The source numbers in the list of sources of a message, and those cited by its sentences. */
export type ShownNumbers = { listed: Set<number>; cited: Set<number> };

/** The line that lists the sources. */
const sourceLine = /^-# \[\d+\]/u;

/** See `ShownNumbers`. Brackets in text from outside are escaped and ignored. */
export function shownNumbers(message: DiscordMessage): ShownNumbers {
  const lines = textsOf(message)
    .flatMap((text) => text.split('\n'))
    .map((line) => line.replaceAll(/\\./gu, ''));
  return {
    listed: numbersIn(lines.filter((line) => sourceLine.test(line))),
    cited: numbersIn(lines.filter((line) => !sourceLine.test(line))),
  };
}

/** How many lines a message takes at a width in characters; a row of buttons is one. */
export function linesAt(message: DiscordMessage, columns: number): number {
  return partsOf(message).reduce(
    (sum, part) => sum + (part.type === 10 ? lineCount(part.content, columns) : 1),
    0,
  );
}

function numbersIn(texts: readonly string[]): Set<number> {
  const found = texts.flatMap((text) => [...text.matchAll(/\[(\d+)\]/gu)]);
  return new Set(found.map((match) => Number(match[1])));
}
