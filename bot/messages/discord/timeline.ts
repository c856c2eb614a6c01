import type { Source } from '../../../retrieval/answer.ts';
import type { Timeline, TimelineEvent } from '../../../retrieval/digest/digest.ts';
import { english } from '../../i18n/english.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { DiscordActionButton, DiscordMessage } from './discord-message.ts';
import { cleanLine } from '../text.ts';
import { fixed, layOut, type Slot } from './budget.ts';
import { card, footSlots, headingSlots, divider, messageRoom, text } from './components.ts';
import { citedSlots, discordDate, escapeLineStart } from './markdown.ts';

/** `page` counts from 0; null is the last one, where the newest events are. */
type TimelinePage = { page: number | null; strings: Strings };

/** A page of a timeline with the buttons that turn to its neighbours. */
export function timelineMessage(
  timeline: Timeline,
  { page: wanted, strings }: TimelinePage,
): DiscordMessage {
  const last = timelinePages(timeline) - 1;
  const page = Math.min(Math.max(0, wanted ?? last), last);
  const { components, ...message } = discordTimeline(timeline, page, strings);
  const [container] = components;
  const buttons = [
    ...(page > 0 ? [turn(timeline.topic, page - 1, strings.buttons.earlier)] : []),
    ...(page < last ? [turn(timeline.topic, page + 1, strings.buttons.later)] : []),
  ];
  if (buttons.length === 0) return { ...message, components };
  const row = { type: 1 as const, components: buttons };
  return { ...message, components: [{ ...container, components: [...container.components, row] }] };
}

/** The page and the topic that a button leads to; null for a button of another kind. */
export function pageTurned(customId: string): { page: number; topic: string } | null {
  const match = /^timeline\/(\d{1,3})\/(.+)$/su.exec(customId);
  return match?.[2] === undefined ? null : { page: Number(match[1]), topic: match[2] };
}

function turn(topic: string, page: number, label: string): DiscordActionButton {
  // Typed topics fit; a longer one leads to its beginning, without half a character at the end.
  const id = `timeline/${page}/${cleanLine(topic)}`.slice(0, 100);
  return { type: 2, style: 2, custom_id: id.replace(/[\uD800-\uDBFF]$/u, ''), label };
}

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
  return card(accent, [...text(heading), ...text(body), divider, ...text(foot)]);
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
