import { type AsOf, isTranslated, type Method, type Statement } from '../../../retrieval/answer.ts';
import type { Digest, DigestStory, Timeline } from '../../../retrieval/digest/digest.ts';
import { english } from '../../i18n/english.ts';
import { plainDate, quoted } from '../text.ts';
import { blocks, type Paragraph, plain, sourceBlocks, type TerminalOptions } from './text.ts';

/** A digest as text for a terminal, without a final newline and without control characters. */
export function terminalDigest(digest: Digest, options: TerminalOptions): string {
  const { topic, stories, sources, daysOld, asOf, notice } = digest;
  const { digest: strings } = english;
  const newest = topic === null ? plainDate(asOf.newest) : null;
  const old = (days: number): string =>
    newest === null ? strings.old(days) : strings.newest(newest);
  return blocks(options, [
    [{ text: plain(strings.heading(topic)), style: 'bold' }],
    ...(daysOld === undefined ? [] : [[{ text: old(daysOld), style: 'yellow' as const }]]),
    ...(stories.length === 0
      ? [[{ text: strings.empty(digest), style: 'yellow' as const }]]
      : stories.map(storyBlock)),
    ...sourceBlocks(sources, { quotes: false }),
    [
      ...(stories.some(isTranslated) ? [{ text: strings.translated, style: 'dim' as const }] : []),
      ...noticed(notice),
      searched(asOf),
    ],
  ]);
}

/** A timeline as text for a terminal, one event per paragraph, oldest first. */
export function terminalTimeline(timeline: Timeline, options: TerminalOptions): string {
  const { topic, events, sources, asOf, notice } = timeline;
  const { digest: strings } = english;
  const lines = events.map(({ at, text, citations }) => ({
    text: `${plainDate(at) ?? ''}  ${plain(text)} ${numbersOf(citations)}`,
    style: 'plain' as const,
  }));
  return blocks(options, [
    [{ text: plain(strings.timeline(topic)), style: 'bold' }],
    lines.length > 0 ? lines : [{ text: strings.noEvents, style: 'yellow' }],
    ...sourceBlocks(sources, { quotes: false }),
    [...noticed(notice), searched(asOf)],
  ]);
}

/** That a model is still writing. */
function noticed(notice: Digest['notice']): Paragraph[] {
  return notice ? [{ text: english.answer.notice(notice), style: 'dim' }] : [];
}

function storyBlock(story: DigestStory): Paragraph[] {
  const { digest: strings } = english;
  const news = story.news === null ? null : strings.news(story.news);
  const facts = [news, strings.coverage(story), plainDate(story.last)];
  return [
    { text: plain(story.headline), style: 'bold' },
    { text: facts.filter((fact) => fact !== null).join(' · '), style: 'dim' },
    ...story.statements.map((statement) => statementParagraph(statement, story.method)),
  ];
}

function statementParagraph({ text, citations }: Statement, method: Method): Paragraph {
  const worded = method === 'quotes' ? quoted(plain(text)) : plain(text);
  return { text: `${worded} ${numbersOf(citations)}`, style: 'plain' };
}

function numbersOf(citations: readonly number[]): string {
  return citations.map((number) => `[${number}]`).join(' ');
}

/** What was searched, as the last line. */
function searched({ articles, newest }: AsOf): Paragraph {
  return { text: english.answer.asOf(articles, plainDate(newest)), style: 'dim' };
}
