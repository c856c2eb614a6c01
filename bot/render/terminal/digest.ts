import type { Digest, DigestStory } from '../../../retrieval/digest/digest.ts';
import type { Statement } from '../../../retrieval/answer.ts';
import { english } from '../../language/english.ts';
import { plainDate } from '../text/plain-date.ts';
import { quoted } from '../text/quoted.ts';
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
