import type { Source } from '../../../../retrieval/answer.ts';
import type { Timeline, TimelineEvent } from '../../../../retrieval/digest/digest.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { english } from '../../../language/english.ts';
import { citedSlots } from '../parts/cited.ts';
import { discordDate } from '../parts/date.ts';
import { fixed, layOut, type Slot } from '../parts/budget.ts';
import { escapeLineStart } from '../parts/escape-markdown.ts';
import { footSlots, headingSlots } from '../parts/frame.ts';
import type { DiscordMessage } from '../discord-message.ts';
import { card, line, messageRoom, text } from '../parts/payload.ts';

const accent = 0x2f_8f_9d;
/** So many lines are read at a glance, and fit whatever they say. */
const eventsOnPage = 8;

/** One page of a timeline, from 0: each event with its day and its sources, oldest first. */
export function discordTimeline(
  timeline: Timeline,
  page = 0,
  strings: Strings = english,
): DiscordMessage {
  const [heading = '', body = '', foot = ''] = layOut(
    sections(timeline, page, strings),
    messageRoom,
  );
  return card(accent, [...text(heading), ...text(body), line, ...text(foot)]);
}

/** How many pages a timeline has, one at least. */
export function timelinePages({ events }: Timeline): number {
  return Math.max(1, Math.ceil(events.length / eventsOnPage));
}

function sections(timeline: Timeline, page: number, strings: Strings): Slot[][] {
  const pages = timelinePages(timeline);
  const events = timeline.events.slice(page * eventsOnPage, (page + 1) * eventsOnPage);
  const sources = new Map(timeline.sources.map((source) => [source.number, source]));
  return [
    headingSlots(strings.digest.timeline(timeline.topic)),
    events.length > 0
      ? events.flatMap((event) => eventSlots(event, sources))
      : [fixed(strings.digest.noEvents)],
    footSlots({
      asOf: timeline.asOf,
      facts: pages > 1 ? [strings.digest.page(page + 1, pages)] : [],
      strings,
    }),
  ];
}

function eventSlots(event: TimelineEvent, sources: ReadonlyMap<number, Source>): Slot[] {
  const date = discordDate(event.at);
  const told = (room: number): string => `> ${escapeLineStart(event.text, room) || '…'}`;
  return [
    fixed(date === null ? '' : `**${date}**\n`),
    {
      least: told(120),
      preferences: [
        { rank: 1, text: told(300) },
        { rank: 5, text: told(1_000) },
      ],
    },
    ...citedSlots(event.citations, sources),
    fixed('\n\n'),
  ];
}
