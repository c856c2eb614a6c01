import type { Article } from '../../../corpus/article.ts';
import { isCopy } from '../../../corpus/stories/copies.ts';
import { type Signature, signatureOf, type Vocabulary } from '../../../corpus/stories/signature.ts';
import { shuffled } from '../../random.ts';
import { share } from '../averages.ts';
import { type Desk, type Edit, editArticle, edits } from './edit-article.ts';
import type { PairLine } from './evaluate-pairs.ts';
import type { Rate } from '../report.ts';

/** How well copies are told from independent reports. Keys as they are printed. */
export type CopyReport = {
  /** The share of edited articles recognised, by what was done to them. */
  recall: Record<string, { n: number; recall: Rate }>;
  /** The share of pairs of independent articles wrongly taken for copies, by kind. */
  false_alarms: Record<string, { n: number; rate: Rate }>;
  /** With as many independent pairs of the hardest kind, same story and other publisher, as copies. */
  precision: Rate;
};

/** Edits articles and compares them with their originals, and articles of one story with each other. */
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
  const desk = deskOf(chosen, vocabulary, random);
  const alike = (one: Article, other: Article): boolean =>
    isCopy(wording(one, vocabulary), wording(other, vocabulary));
  const recalled = (wanted: readonly Edit[]): { n: number; recall: Rate } => ({
    n: chosen.length,
    recall: share(chosen, (article) => alike(article, editArticle(article, wanted, desk))),
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

function wording(article: Article, vocabulary: Vocabulary): Signature['wording'] {
  return signatureOf(article, vocabulary).wording;
}

function deskOf(articles: readonly Article[], vocabulary: Vocabulary, random: () => number): Desk {
  return {
    random,
    headlines: articles.map(({ title }) => title),
    words: articles.flatMap(({ text }) => vocabulary.words(text.slice(0, 2_000))),
  };
}
