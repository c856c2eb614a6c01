import type { Answered, AsOf, Source } from '../answer.ts';
import type { RankedArticle } from '../search/fuse.ts';
import { planSearch } from '../query/parse-query.ts';
import { retrieve } from '../search/search.ts';
import { stem, words } from '../text/tokens.ts';
import { shareHeld, weighedStems, type WeighedStems } from '../text/word-weights.ts';
import type { CheckParts, CheckRequest } from './check-claim.ts';
import { closestSentence } from './closest-sentences.ts';

/** The articles that bear on a text, newest first, each with its sentence that comes nearest to it. */
export type Coverage = {
  kind: 'coverage';
  text: string;
  sources: Source[];
  /** How many stories the articles tell. */
  stories: number;
  asOf: AsOf;
};

/** A longer text is known by its beginning. */
const MOST_CHARACTERS = 600;
const MOST_ARTICLES = 8;
/** An article this far behind the best one is about something else. */
const SMALLEST_SHARE = 0.3;
/** How much of the text, by weight of its words, an article must hold in one place. */
const SHARE_NEEDED = 0.45;

/**
 * The articles that bear on a text, copies of one report once, with nothing published after the time
 * of asking.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function findCoverage(
  { text, ...asked }: CheckRequest,
  parts: CheckParts,
): Promise<Coverage> {
  const wanted = text.slice(0, MOST_CHARACTERS);
  const plan = planSearch({ ...asked, text: wanted }, await parts.store.sources());
  const [ranked, asOf] = await Promise.all([
    retrieve(plan, parts),
    parts.store.extent({ until: asked.at }),
  ]);
  const stems = weighedStems(wanted, parts.weights);
  const best = ranked[0]?.score ?? 0;
  const near = ranked
    .filter((item) => item.score >= best * SMALLEST_SHARE && holdsOf(item, stems) >= SHARE_NEEDED)
    .slice(0, 2 * MOST_ARTICLES);
  const records = await parts.store.stored(near.map(({ article }) => article.id));
  const found = new Set(near.map(({ article }) => article.id));
  const originals = records
    .filter(({ copyOf }) => copyOf === null || !found.has(copyOf))
    .slice(0, MOST_ARTICLES);
  const kept = new Set(originals.map(({ article }) => article.id));
  const sources = near
    .filter(({ article }) => kept.has(article.id))
    .map(({ article, passages: [first] }) => ({
      article,
      quote: closestSentence(wanted, [first?.passage.text ?? ''], parts.weights).quote,
    }))
    .toSorted((one, other) =>
      (other.article.publishedAt ?? '').localeCompare(one.article.publishedAt ?? ''),
    )
    .map((source, index) => ({ number: index + 1, ...source }));
  const stories = new Set(originals.map(({ article, story }) => story ?? article.id)).size;
  return { kind: 'coverage', text, sources, stories, asOf };
}

/** The largest share of the text that an article holds in one passage with its headline. */
function holdsOf({ article, passages }: RankedArticle, stems: WeighedStems): number {
  const shares = passages.map(({ passage }) =>
    shareHeld(stems, new Set(words(`${article.title}\n${passage.text}`).map(stem))),
  );
  return Math.max(0, ...shares);
}

/** Coverage as the answer that it is, for whoever asks on or wants its sources. */
export function answerOfCoverage({ text, sources, asOf }: Coverage): Answered {
  return {
    kind: 'answered',
    question: text,
    statements: sources.map(({ number, quote }) => ({ text: quote, citations: [number] })),
    sources,
    asOf,
    method: 'quotes',
    dropped: 0,
  };
}
