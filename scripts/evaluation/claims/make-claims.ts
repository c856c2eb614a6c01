import { type Article, wordsOf } from '../../../corpus/article.ts';
import { randomNumbers, shuffled } from '../../random.ts';
import { makeSamples } from '../corruptions/make-samples.ts';

/** What a claim is by the way it was made. */
export type Truth = 'true' | 'corrupted' | 'uncovered';
/** `at` is when it is asked about: a few days after its article. */
export type LabelledClaim = { truth: Truth; kind: string; text: string; at: string };

export type ClaimOptions = {
  /** How many true and how many corrupted claims. */
  number: number;
  seed: number;
  /** The story of each article, by ids. */
  stories: ReadonlyMap<string, string>;
};

/** The share of the articles that is left out of the store, whole stories at a time. */
const LEFT_OUT = 0.1;
/** So many words in a row that another article holds, too, are covered by it. */
const RUN = 8;
const ASKED_AFTER_MILLISECONDS = 3 * 86_400_000;

/**
 * Claims made of articles, with the articles to be stored: true and corrupted ones of these, and true
 * ones of articles that are left out with all of their story. What a stored article holds in the same
 * words is not uncovered, and not corrupted either.
 */
export function makeClaims(
  articles: readonly Article[],
  { number, seed, stories }: ClaimOptions,
): { claims: LabelledClaim[]; stored: Article[] } {
  const out = leftOut(articles, stories, seed);
  const stored = articles.filter(({ id }) => !out.has(id));
  const rest = articles.filter(({ id }) => out.has(id));
  const labelled = [
    // What another passage says may still be true.
    ...makeSamples(stored, { number, seed }).filter(({ kind }) => kind !== 'citation'),
    ...makeSamples(rest, { number, seed }).filter(({ isTrue }) => isTrue),
  ].map((sample) => ({ ...sample, truth: truthOf(sample.isTrue, out.has(sample.article.id)) }));
  const isHeld = holderOf(
    stored,
    labelled.map(({ sentence }) => sentence),
  );
  const claims = labelled
    .filter(({ truth, sentence }) => truth === 'true' || !isHeld(sentence, truth === 'uncovered'))
    .map(({ truth, kind, sentence, article }) => ({
      truth,
      kind,
      text: sentence,
      at: soonAfter(article),
    }));
  return { claims, stored };
}

function truthOf(isTrue: boolean, isLeftOut: boolean): Truth {
  if (isLeftOut) return 'uncovered';
  return isTrue ? 'true' : 'corrupted';
}

function leftOut(
  articles: readonly Article[],
  stories: ReadonlyMap<string, string>,
  seed: number,
): ReadonlySet<string> {
  const byStory = Map.groupBy(articles, ({ id }) => stories.get(id) ?? id);
  const out = new Set<string>();
  for (const members of shuffled([...byStory.values()], randomNumbers(seed))) {
    if (out.size >= LEFT_OUT * articles.length) break;
    for (const { id } of members) out.add(id);
  }
  return out;
}

/** Tells of these sentences which ones an article holds: the whole of it, or a run of its words. */
function holderOf(
  articles: readonly Article[],
  sentences: readonly string[],
): (sentence: string, inPart: boolean) => boolean {
  const wanted = new Set(sentences.flatMap((sentence) => runsOf(sentence)));
  const held = new Set<string>();
  for (const { text } of articles)
    for (const run of runsOf(text)) if (wanted.has(run)) held.add(run);
  return (sentence, inPart) => {
    const runs = runsOf(sentence);
    return inPart ? runs.some((run) => held.has(run)) : runs.every((run) => held.has(run));
  };
}

function runsOf(text: string): string[] {
  const words = wordsOf(text).toLowerCase().split(' ');
  const runs = Math.max(1, words.length - RUN + 1);
  return Array.from({ length: runs }, (_, from) => words.slice(from, from + RUN).join(' '));
}

/** Undated articles are asked about at a time after all. */
function soonAfter({ publishedAt }: Article): string {
  if (publishedAt === null) return '9999-12-31T00:00:00.000Z';
  return new Date(Date.parse(publishedAt) + ASKED_AFTER_MILLISECONDS).toISOString();
}
