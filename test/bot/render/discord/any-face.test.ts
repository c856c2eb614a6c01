import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { timelineMessage } from '../../../../bot/render/discord/news/timeline-message.ts';
import { withActions } from '../../../../bot/render/discord/parts/actions.ts';
import { fewCitations } from '../../../../bot/render/discord/parts/cited.ts';
import { discordDigest } from '../../../../bot/render/discord/news/digest.ts';
import { discordMessage } from '../../../../bot/render/discord/news/message.ts';
import type { DiscordMessage } from '../../../../bot/render/discord/discord-message.ts';
import { discordSourcesMessage } from '../../../../bot/render/discord/news/sources-message.ts';
import { timelinePages } from '../../../../bot/render/discord/news/timeline.ts';
import { english } from '../../../../bot/language/english.ts';
import { anyAnswer } from '../../examples/any-answer.ts';
import { anyDigest, anyTimeline } from '../../examples/any-digest.ts';
import { anyStrings } from '../../examples/any-words.ts';
import { expectDisarmed, expectWithinLimits, textsOf } from '../../examples/discord-limits.ts';
import { shownNumbers } from '../../examples/shown-numbers.ts';

/** A few hundred of each face, or as many as FUZZ_RUNS says. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);
/** Enough for a slow machine: drawing one of them takes some 20 ms. */
const timeout = Math.max(numRuns * 400, 30_000);

test(
  'any answer is a valid message that does nothing but be read, with every citation',
  { timeout },
  () => {
    fc.assert(
      fc.property(anyAnswer, anyStrings, (answer, strings) => {
        const message = withActions(discordMessage(answer, strings), {
          strings,
          shareable: true,
          hasSources: true,
        });
        expectValid(message);
        expectValid(discordSourcesMessage(answer, strings));
        if (answer.kind !== 'answered') return;
        const { listed, cited } = shownNumbers(discordMessage(answer, english));
        const shown = answer.statements.slice(0, answer.statements.length - omittedFrom(answer));
        expect(
          missing(citationsOf(shown, shown.length === 1 ? fewCitations : Infinity), cited),
        ).toEqual([]);
        expect(missing([...cited], listed)).toEqual([]);
      }),
      { numRuns },
    );
  },
);

test(
  'any digest is a valid message that does nothing but be read, with every citation',
  { timeout },
  () => {
    fc.assert(
      fc.property(anyDigest, anyStrings, (digest, strings) => {
        const message = withActions(discordDigest(digest, strings), {
          strings,
          shareable: true,
          hasSources: true,
        });
        expectValid(message);
        const shown = digest.stories.slice(0, storiesIn(message));
        const told = shown.flatMap(({ statements }) => statements.slice(0, 3));
        expect(missing(citationsOf(told, fewCitations), shownNumbers(message).cited)).toEqual([]);
      }),
      { numRuns },
    );
  },
);

test(
  'any page of any timeline is a valid message that does nothing but be read, with every citation',
  { timeout },
  () => {
    fc.assert(
      fc.property(anyTimeline, anyStrings, (timeline, strings) => {
        const pages = Array.from({ length: timelinePages(timeline) }, (_, page) =>
          timelineMessage(timeline, { page, strings }),
        );
        for (const message of pages) expectValid(message);
        const cited = new Set(pages.flatMap((message) => [...shownNumbers(message).cited]));
        expect(missing(citationsOf(timeline.events, fewCitations), cited)).toEqual([]);
      }),
      { numRuns },
    );
  },
);

function expectValid(message: DiscordMessage): void {
  expectWithinLimits(message);
  expectDisarmed(message);
  expect(message.components).toHaveLength(1);
}

function missing(wanted: readonly number[], shown: ReadonlySet<number>): number[] {
  return wanted.filter((number) => !shown.has(number));
}

/** What sentences cite, of each at most `most`. */
function citationsOf(told: readonly { citations: number[] }[], most: number): number[] {
  return told.flatMap(({ citations }) => [...new Set(citations)].slice(0, most));
}

/** How many sentences of the answer its English message says it left out. */
function omittedFrom(answer: Parameters<typeof discordMessage>[0]): number {
  const body = textsOf(discordMessage(answer, english)).join('\n');
  const count = /^-# … ([\d,]+) sentences? more than a message can hold$/mu.exec(body)?.[1];
  return Number(count?.replaceAll(',', '') ?? 0);
}

/** How many stories a message of a digest tells: each has one line of small print in a text of its own. */
function storiesIn(message: DiscordMessage): number {
  return textsOf(message).filter((text) => /^\*\*.*\*\*\n-# /u.test(text)).length;
}
