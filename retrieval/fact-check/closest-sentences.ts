import type { ArticleCard } from '../../corpus/article.ts';
import { splitSentences } from '../../corpus/text/sentences.ts';
import type { RankedArticle } from '../search/fuse.ts';
import { stem, words } from '../text/tokens.ts';
import { shareHeld, weighedStems, type WordWeights } from '../text/word-weights.ts';

/** A sentence of an article, and the share of another text's words that it holds, by weight, 0 to 1. */
export type CloseSentence = { article: ArticleCard; quote: string; share: number };

const MOST_ARTICLES = 8;
const PASSAGES_AN_ARTICLE = 2;
const MOST_SENTENCES = 3;
/** A sentence that holds less of a claim than this is not close to it. */
const LEAST_SHARE = 0.4;

/**
 * The sentences of ranked articles that are closest to a claim, at most three: one of each article, no
 * two in the same words, closest first and newest first among equals. Empty where none is close.
 */
export function closestSentences(
  claim: string,
  ranked: readonly RankedArticle[],
  weights: WordWeights,
): CloseSentence[] {
  const closest = ranked
    .slice(0, MOST_ARTICLES)
    .map(({ article, passages }) => {
      const texts = passages.slice(0, PASSAGES_AN_ARTICLE).map(({ passage }) => passage.text);
      return { article, ...closestSentence(claim, texts, weights) };
    })
    .filter(({ share }) => share >= LEAST_SHARE)
    .toSorted(
      (one, other) =>
        other.share - one.share ||
        publishedAt(other.article).localeCompare(publishedAt(one.article)),
    );
  const byQuote = Map.groupBy(closest, ({ quote }) => quote);
  return [...byQuote.values()].flatMap(([first]) => first ?? []).slice(0, MOST_SENTENCES);
}

/** The sentence of some texts that holds most of a wanted text, as it stands; the first of equals. */
export function closestSentence(
  wanted: string,
  texts: readonly string[],
  weights: WordWeights,
): Pick<CloseSentence, 'quote' | 'share'> {
  const stems = weighedStems(wanted, weights);
  let closest = { quote: texts[0] ?? '', share: -1 };
  for (const text of texts) {
    for (const { start, end } of splitSentences(text)) {
      const quote = text.slice(start, end);
      const share = shareHeld(stems, new Set(words(quote).map(stem)));
      if (share > closest.share) closest = { quote, share };
    }
  }
  return closest;
}

function publishedAt(article: ArticleCard): string {
  return article.publishedAt ?? '';
}
