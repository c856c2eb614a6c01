import type { Timeline } from '../../../retrieval/digest/digest.ts';
import { english } from '../../language/english.ts';
import { plainDate } from '../text/plain-date.ts';
import { blocks, plain, sourceBlocks, type TerminalOptions } from './text.ts';

/** A timeline as lines for a terminal, without a newline at the end. Nothing in it steers one. */
export function terminalTimeline(timeline: Timeline, options: TerminalOptions): string {
  const lines = timeline.events.map(({ at, text, citations }) => ({
    text: `${plainDate(at) ?? ''}  ${plain(text)} ${citations.map((number) => `[${number}]`).join(' ')}`,
    style: 'plain' as const,
  }));
  const none = { text: english.digest.noEvents, style: 'yellow' as const };
  return blocks(options, [
    [{ text: plain(english.digest.timeline(timeline.topic)), style: 'bold' }],
    lines.length > 0 ? lines : [none],
    ...sourceBlocks(timeline.sources, false),
    [
      {
        text: english.answer.asOf(timeline.asOf.articles, plainDate(timeline.asOf.newest)),
        style: 'dim',
      },
    ],
  ]);
}
