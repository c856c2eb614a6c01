import type { Source } from '../../../../retrieval/answer.ts';
import type { Timeline, TimelineEvent } from '../../../../retrieval/digest/digest.ts';
import type { Catalogue } from '../../../language/catalogue.ts';
import { english } from '../../../language/english.ts';
import { citedPlaces } from '../parts/cited.ts';
import { discordDate } from '../parts/date.ts';
import { fixed, layOut, type Place } from '../parts/budget.ts';
import { disarmStart } from '../parts/disarm.ts';
import { footPlaces, headingPlaces } from '../parts/frame.ts';
import type { DiscordMessage } from '../../../ports/discord-message.ts';
import { card, line, messageRoom, text } from '../parts/payload.ts';

const accent = 0x2f_8f_9d;
/** So many lines are read at a glance, and fit whatever they say. */
const eventsOnPage = 8;

/** One page of a timeline, from 0: each event with its day and its sources, oldest first. */
export function discordTimeline(
  timeline: Timeline,
  page = 0,
  words: Catalogue = english,
): DiscordMessage {
  const [heading = '', body = '', foot = ''] = layOut(sections(timeline, page, words), messageRoom);
  return card(accent, [...text(heading), ...text(body), line, ...text(foot)]);
}

/** How many pages a timeline has, one at least. */
export function timelinePages({ events }: Timeline): number {
  return Math.max(1, Math.ceil(events.length / eventsOnPage));
}

function sections(timeline: Timeline, page: number, words: Catalogue): Place[][] {
  const pages = timelinePages(timeline);
  const events = timeline.events.slice(page * eventsOnPage, (page + 1) * eventsOnPage);
  const sources = new Map(timeline.sources.map((source) => [source.number, source]));
  return [
    headingPlaces(words.digest.timeline(timeline.topic)),
    events.length > 0
      ? events.flatMap((event) => eventPlaces(event, sources))
      : [fixed(words.digest.noEvents)],
    footPlaces({
      asOf: timeline.asOf,
      facts: pages > 1 ? [words.digest.page(page + 1, pages)] : [],
      words,
    }),
  ];
}

function eventPlaces(event: TimelineEvent, sources: ReadonlyMap<number, Source>): Place[] {
  const date = discordDate(event.at);
  const told = (room: number): string => `> ${disarmStart(event.text, room) || '…'}`;
  return [
    fixed(date === null ? '' : `**${date}**\n`),
    {
      least: told(120),
      wishes: [
        { rank: 1, text: told(300) },
        { rank: 5, text: told(1_000) },
      ],
    },
    ...citedPlaces(event.citations, sources),
    fixed('\n\n'),
  ];
}
