import type { Timeline } from '../../../../retrieval/digest/digest.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { cleanLine } from '../../text/clean-line.ts';
import type { DiscordActionButton, DiscordMessage } from '../discord-message.ts';
import { discordTimeline, timelinePages } from './timeline.ts';

/** `page` counts from 0; null is the last one, where the newest events are. */
export type TimelinePage = { page: number | null; strings: Strings };

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
