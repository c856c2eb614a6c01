import type { Article } from '../../../corpus/article.ts';
import { splitSentences } from '../../../corpus/text/sentences.ts';
import { shuffled } from '../../random.ts';

/** What an editor does to a wire report, each on its own. */
export const edits = ['cut', 'reordered', 're-headlined', 'words changed'] as const;
/** One of `edits`. */
export type Edit = (typeof edits)[number];

/** What an editor needs: numbers in 0..1, and headlines and words that stand in other articles. */
export type Desk = { random: () => number; headlines: readonly string[]; words: readonly string[] };

/**
 * A copy of an article by another publisher on the same day: cut to 40 to 90 % of its sentences from
 * the start or the end, sentences in another order, another headline, 10 to 40 % of the words others.
 */
export function editArticle(article: Article, wanted: readonly Edit[], desk: Desk): Article {
  let sentences = splitSentences(article.text).map(({ start, end }) =>
    article.text.slice(start, end),
  );
  if (wanted.includes('cut')) sentences = cut(sentences, desk);
  if (wanted.includes('reordered')) sentences = shuffled(sentences, desk.random);
  const text = sentences.join(' ');
  return {
    ...article,
    id: `${article.id} copy`,
    source: 'Another publisher',
    title: wanted.includes('re-headlined') ? picked(desk.headlines, desk) : article.title,
    text: wanted.includes('words changed') ? withOtherWords(text, desk) : text,
  };
}

function cut(sentences: readonly string[], { random }: Desk): string[] {
  const kept = Math.max(1, Math.round(sentences.length * (0.4 + 0.5 * random())));
  return random() < 0.5 ? sentences.slice(0, kept) : sentences.slice(-kept);
}

function withOtherWords(text: string, desk: Desk): string {
  const share = 0.1 + 0.3 * desk.random();
  return text.replaceAll(/[\p{L}\p{N}]+/gu, (word) =>
    desk.random() < share ? picked(desk.words, desk) : word,
  );
}

function picked(from: readonly string[], { random }: Desk): string {
  return from[Math.floor(random() * from.length)] ?? '';
}
