// Measures how well copies of articles are recognised.
import type { Article } from '../../corpus/article.ts';
import { isCopy } from '../../corpus/stories/copies.ts';
import { type Signature, signatureOf, type Vocabulary } from '../../corpus/stories/signature.ts';
import { splitSentences } from '../../corpus/text/sentences.ts';
import { pick, type Rate, share, shuffled } from './statistics.ts';
import type { PairLine } from './stories.ts';

/** How well copies are told from independent reports, with the keys of the JSON output. */
type CopyReport = {
  /** Share of edited copies recognised, by edit. */
  recall: Record<string, { n: number; recall: Rate }>;
  /** Share of pairs of independent articles taken for copies, by kind of pair. */
  false_alarms: Record<string, { n: number; rate: Rate }>;
  /** For as many copies as pairs of the hardest kind: same story, different publishers. */
  precision: Rate;
};

type Edit = (typeof edits)[number];

/** Random numbers from 0 to 1, and headlines and words of other articles to put in. */
type Editor = { random: () => number; headlines: readonly string[]; words: readonly string[] };

/** What editors do to a wire report. */
const edits = ['cut', 'reordered', 're-headlined', 'words changed'] as const;

/** Compares edited copies with their originals, and independent articles with each other. */
export function evaluateCopies(
  articles: readonly Article[],
  sameStory: readonly PairLine[],
  {
    vocabulary,
    random,
    perKind,
  }: { vocabulary: Vocabulary; random: () => number; perKind: number },
): CopyReport {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const chosen = shuffled(articles, random).slice(0, perKind);
  const editor = editorOf(chosen, vocabulary, random);
  const alike = (one: Article, other: Article): boolean =>
    isCopy(sketch(one, vocabulary), sketch(other, vocabulary));
  const recalled = (wanted: readonly Edit[]): { n: number; recall: Rate } => ({
    n: chosen.length,
    recall: share(chosen, (article) => alike(article, editArticle(article, wanted, editor))),
  });
  const alarms = (pairs: readonly [Article, Article][]): { n: number; rate: Rate } => ({
    n: pairs.length,
    rate: share(pairs, ([one, other]) => alike(one, other)),
  });
  const story = sameStory.flatMap(({ a, b, same }): [Article, Article][] => {
    const [one, other] = [byId.get(a), byId.get(b)];
    return same && one && other && one.source !== other.source ? [[one, other]] : [];
  });
  const strangers = chosen.map((article, at): [Article, Article] => [
    article,
    chosen[(at + 1) % chosen.length] ?? article,
  ]);
  const all = recalled(edits);
  const hardest = alarms(story);
  return {
    recall: {
      ...Object.fromEntries(edits.map((edit) => [edit, recalled([edit])])),
      'all four': all,
    },
    false_alarms: { 'same story, other publisher': hardest, 'any two articles': alarms(strangers) },
    precision:
      all.recall === null || hardest.rate === null
        ? null
        : all.recall / (all.recall + hardest.rate || 1),
  };
}

/**
 * An edited copy by another publisher on the same day. Edits: cut to the first or last 40 to 90 % of
 * the sentences, shuffled sentences, another headline, 10 to 40 % of the words replaced.
 * @internal
 */
export function editArticle(article: Article, wanted: readonly Edit[], editor: Editor): Article {
  let sentences = splitSentences(article.text).map(({ start, end }) =>
    article.text.slice(start, end),
  );
  if (wanted.includes('cut')) sentences = cut(sentences, editor);
  if (wanted.includes('reordered')) sentences = shuffled(sentences, editor.random);
  const text = sentences.join(' ');
  return {
    ...article,
    id: `${article.id} copy`,
    source: 'Another publisher',
    title: wanted.includes('re-headlined')
      ? (pick(editor.headlines, editor.random) ?? '')
      : article.title,
    text: wanted.includes('words changed') ? withOtherWords(text, editor) : text,
  };
}

/**
 * The agreement of two groupings of the same items: 1 for the same groups, about 0 for unrelated ones
 * (adjusted Rand index, Hubert and Arabie 1985).
 */
export function pairAgreement(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): number {
  const rows = pairsWithin(one.values());
  const columns = pairsWithin(other.values());
  const both = pairsWithin(
    [...one].map(([thing, group]) => JSON.stringify([group, other.get(thing)])),
  );
  const all = (one.size * (one.size - 1)) / 2;
  const expected = all === 0 ? 0 : (rows * columns) / all;
  const most = (rows + columns) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

function sketch(article: Article, vocabulary: Vocabulary): Signature['sketch'] {
  return signatureOf(article, vocabulary).sketch;
}

function editorOf(
  articles: readonly Article[],
  vocabulary: Vocabulary,
  random: () => number,
): Editor {
  return {
    random,
    headlines: articles.map(({ title }) => title),
    words: articles.flatMap(({ text }) => vocabulary.words(text.slice(0, 2_000))),
  };
}

function cut(sentences: readonly string[], { random }: Editor): string[] {
  const kept = Math.max(1, Math.round(sentences.length * (0.4 + 0.5 * random())));
  return random() < 0.5 ? sentences.slice(0, kept) : sentences.slice(-kept);
}

function withOtherWords(text: string, editor: Editor): string {
  const replaced = 0.1 + 0.3 * editor.random();
  return text.replaceAll(/[\p{L}\p{N}]+/gu, (word) =>
    editor.random() < replaced ? (pick(editor.words, editor.random) ?? '') : word,
  );
}

function pairsWithin(groups: Iterable<string>): number {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
