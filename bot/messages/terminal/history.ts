import type { Change } from '../../../corpus/history/changes.ts';
import { findNotice, type Notice } from '../../../corpus/history/notices.ts';
import type { Origin } from '../../../corpus/origin.ts';
import type { StoredArticle } from '../../../retrieval/store/store.ts';
import { safeLink } from '../text.ts';
import { blocks, type Paragraph, plain, type TerminalOptions } from './text.ts';

/** The history of a stored article as text for a terminal: its changes, oldest first. */
export function terminalHistory(stored: StoredArticle, options: TerminalOptions): string {
  const { article, history } = stored;
  const notice = findNotice(`${article.title}\n${article.text}`);
  return blocks(options, [
    headOf(stored),
    notice === null ? [] : [{ text: noticeText(notice), style: 'yellow' }],
    ...history.map((change, index) => changeBlock(change, index + 1)),
  ]);
}

function headOf({ article, history, seenAt, origin }: StoredArticle): Paragraph[] {
  const { title, source, publishedAt, updatedAt, url } = article;
  const facts = [
    plain(source),
    timeText('published', publishedAt),
    timeText('updated', updatedAt),
    timeText('first stored', seenAt),
    originText(origin),
    changesText(history.length),
  ];
  const link = safeLink(url);
  return [
    { text: plain(title), style: 'bold' },
    { text: facts.filter((fact) => fact !== null).join(' · '), style: 'dim' },
    ...(link === null ? [] : [{ text: link, style: 'cyan' as const }]),
  ];
}

function changeBlock(change: Change, number: number): Paragraph[] {
  const { seenAt, origin, title, sentences, omitted, notice } = change;
  const before = originText(origin);
  const head = [
    `${number}. ${minute(seenAt)}`,
    ...(before === null ? [] : [`before: ${before}`]),
    ...(notice === null ? [] : [noticeName(notice)]),
  ];
  return [
    { text: head.join(' · '), style: 'bold' },
    ...(title === null ? [] : [{ text: `- ${plain(title)}`, style: 'red' as const, indent: '  ' }]),
    ...sentences.map(({ kind, sentence }): Paragraph => ({
      text: `${kind === 'added' ? '+' : '-'} ${plain(sentence)}`,
      style: kind === 'added' ? 'green' : 'red',
      indent: '  ',
    })),
    ...(omitted === 0
      ? []
      : [
          {
            text: `and ${omitted} more ${omitted === 1 ? 'sentence' : 'sentences'}`,
            style: 'dim' as const,
            indent: '  ',
          },
        ]),
  ];
}

function originText(origin: Origin | null): string | null {
  if (origin === null) return null;
  return origin.site === null ? 'from a file' : `from ${originNames[origin.kind]} ${origin.site}`;
}

const originNames = {
  page: 'its page at',
  feed: 'the feed of',
  summary: 'a summary in the feed of',
  file: 'a file of',
};

function changesText(changes: number): string {
  if (changes === 0) return 'never changed';
  return changes === 1 ? 'changed once' : `changed ${changes} times`;
}

function noticeText(notice: Notice): string {
  return `${noticeName(notice)}: ${plain(notice.sentence)}`;
}

function noticeName({ kind }: Notice): string {
  return kind === 'editors-note' ? 'editor’s note' : kind;
}

function timeText(what: string, iso: string | null): string | null {
  return iso === null ? null : `${what} ${minute(iso)}`;
}

/** Formats an ISO 8601 time in UTC, such as `2025-03-10 06:30 UTC`. */
function minute(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
