// A timeline as a Discord message of several pages.
import type { Source } from '../../../retrieval/answer.ts';
import type { Timeline, TimelineEvent } from '../../../retrieval/digest/digest.ts';
import type { Strings } from '../../i18n/strings.ts';
import { cleanLine } from '../text.ts';
import { fixed, layOut, sized, type Slot } from './budget.ts';
import { card, divider, footerSlots, headingSlots, text, withRow } from './components.ts';
import type { DiscordActionButton, DiscordMessage } from './discord-message.ts';
import { discordDate, escapeLineStart } from './markdown.ts';
import { citationSlots, firstCitations } from './sources.ts';

const ACCENT = 0x2f_8f_9d;
/** This many events are quick to read and always fit. */
const EVENTS_PER_PAGE = 8;

/** `page` counts from 0; null is the last page, which has the newest events. */
type TimelineOptions = { page: number | null; strings: Strings };

/**
 * A page of a timeline as a message, with buttons to its neighbours: each event with its day and its
 * sources, oldest first.
 */
export function discordTimeline(
  timeline: Timeline,
  { page: wanted, strings }: TimelineOptions,
): DiscordMessage {
  const last = timelinePages(timeline) - 1;
  const page = Math.min(Math.max(0, wanted ?? last), last);
  const [heading = '', body = '', footer = ''] = layOut(sectionsOf(timeline, page, strings));
  const message = card(ACCENT, [...text(heading), ...text(body), divider, ...text(footer)]);
  const { earlier, later } = strings.buttons;
  const buttons = [
    ...(page > 0 ? [pageButton(timeline.topic, page - 1, earlier)] : []),
    ...(page < last ? [pageButton(timeline.topic, page + 1, later)] : []),
  ];
  return buttons.length === 0 ? message : withRow(message, buttons);
}

/** The number of pages of a timeline, at least one. */
function timelinePages({ events }: Timeline): number {
  return Math.max(1, Math.ceil(events.length / EVENTS_PER_PAGE));
}

/** The page that a button with this `custom_id` opens; null if it is no button of a timeline. */
export function timelinePageOf(customId: string): { page: number; topic: string } | null {
  const match = /^timeline\/(\d{1,3})\/(.+)$/su.exec(customId);
  return match?.[2] === undefined ? null : { page: Number(match[1]), topic: match[2] };
}

function pageButton(topic: string, page: number, label: string): DiscordActionButton {
  // Topics that people type fit into 100 characters. A longer one is cut, never inside a surrogate pair.
  const id = `timeline/${page}/${cleanLine(topic)}`.slice(0, 100);
  return { type: 2, style: 2, custom_id: id.replace(/[\uD800-\uDBFF]$/u, ''), label };
}

function sectionsOf(timeline: Timeline, page: number, strings: Strings): Slot[][] {
  const pages = timelinePages(timeline);
  const events = timeline.events.slice(page * EVENTS_PER_PAGE, (page + 1) * EVENTS_PER_PAGE);
  const sources = new Map(timeline.sources.map((source) => [source.number, source]));
  return [
    headingSlots(strings.digest.timeline(timeline.topic)),
    events.length > 0
      ? events.flatMap((event) => eventSlots(event, sources))
      : [fixed(strings.digest.noEvents)],
    footerSlots({
      asOf: timeline.asOf,
      facts: pages > 1 ? [strings.digest.page(page + 1, pages)] : [],
      remarks: timeline.notice ? [strings.answer.notice(timeline.notice)] : [],
      strings,
    }),
  ];
}

function eventSlots(event: TimelineEvent, sources: ReadonlyMap<number, Source>): Slot[] {
  const date = discordDate(event.at);
  const render = (length: number): string => `> ${escapeLineStart(event.text, length) || '…'}`;
  return [
    fixed(date === null ? '' : `**${date}**\n`),
    sized(render, 120, [
      [1, 300],
      [5, 1_000],
    ]),
    ...citationSlots(firstCitations(event), sources),
    fixed('\n\n'),
  ];
}
