import type { Statement } from '../../../retrieval/answer.ts';
import type { Digest, DigestStory, Timeline } from '../../../retrieval/digest/digest.ts';
import { english } from '../../i18n/english.ts';
import { plainDate, quoted } from '../text.ts';
import { blocks, type Paragraph, plain, sourceBlocks, type TerminalOptions } from './text.ts';

/** A digest as lines for a terminal, without a newline at the end. Nothing in it steers one. */
export function terminalDigest(digest: Digest, options: TerminalOptions): string {
  const stories =
    digest.stories.length === 0
      ? [[{ text: english.digest.empty(digest), style: 'yellow' as const }]]
      : digest.stories.map(storyBlock);
  return blocks(options, [
    [{ text: plain(english.digest.heading(digest.topic)), style: 'bold' }],
    ...stories,
    ...sourceBlocks(digest.sources, false),
    [
      ...(digest.daysOld === undefined
        ? []
        : [{ text: english.digest.old(digest.daysOld), style: 'dim' as const }]),
      {
        text: english.answer.asOf(digest.asOf.articles, plainDate(digest.asOf.newest)),
        style: 'dim',
      },
    ],
  ]);
}

function storyBlock(story: DigestStory): Paragraph[] {
  const news = story.news === null ? null : english.digest.news(story.news);
  const facts = [news, english.digest.coverage(story), plainDate(story.last)];
  return [
    { text: plain(story.headline), style: 'bold' },
    { text: facts.filter((fact) => fact !== null).join(' · '), style: 'dim' },
    ...story.statements.map(statementLine),
  ];
}

function statementLine({ text, citations }: Statement): Paragraph {
  const marks = citations.map((number) => `[${number}]`).join(' ');
  return { text: `${quoted(plain(text))} ${marks}`, style: 'plain' };
}

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
