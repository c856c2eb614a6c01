// Chooses the sentences that tell what is new in a story.
import { type Article, cardOf } from '../../corpus/article.ts';
import type { Boilerplate } from '../../corpus/boilerplate.ts';
import { endsWithStop, isQuestion, splitSentences } from '../../corpus/text/sentences.ts';
import type { Source, Statement } from '../answer.ts';
import { analyseSentence, type Sentence } from '../text/analyse.ts';
import { stemmedWords, stemsOf } from '../text/tokens.ts';
import {
  coverage,
  type WeightedStems,
  weightedStems,
  type WordWeights,
} from '../text/word-weights.ts';

/** A sentence exactly as it stands in an article's text. */
type NewsSentence = { article: Article } & Pick<Sentence, 'text' | 'start' | 'stems'>;

type NewsOptions = {
  /** The stems of what the reader asked for; empty where it was nothing in particular. */
  subject: WeightedStems;
  weights: WordWeights;
  /** What publishers put into all their articles is no news. */
  boilerplate: Pick<Boilerplate, 'sentencesIn'>;
  /** At most so many sentences, and characters in all. */
  most: number;
  room: number;
};

/**
 * The features of a sentence: it holds the story's own words, and the reader's; it stands near the top;
 * its article is new; older articles of the story already said it.
 */
const WEIGHTS = { central: 0.5, subject: 0.3, opening: 0.25, fresh: 0.3, known: -0.3 } as const;
/** News stands at the top of an article; what follows is background. */
const SENTENCES_READ = 8;
const ARTICLES_READ = 6;
/** Characters of an article that count as its top. */
const TOP = 1_500;
/** A sentence of which a smaller share is new repeats what is already shown. */
const NEW_SHARE = 0.5;
const HOURS_FRESH = 24;
const LENGTH = { least: 40, most: 360 } as const;
/** Cannot be understood without the sentence before it. */
const LEANS_BACK =
  /^["“'‘(]*(?:he|she|they|it|its|his|her|their|this|that|these|those|but|and|so|yet|also|however|meanwhile|instead|still|such|there|here)\b/iu;

/**
 * The sentences with the newest facts of a story, word for word: from the top of its newest articles,
 * on what most of them are about, not what older ones already said, none twice. The articles come
 * newest first.
 */
export function newsSentences(articles: readonly Article[], options: NewsOptions): NewsSentence[] {
  const read = articles.slice(0, ARTICLES_READ);
  const centre = centreOf(read, options.weights);
  const candidates = read
    .flatMap((article, index) => candidatesOf(article, { older: read.slice(index + 1), options }))
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate, { centre, read, options }) }))
    .toSorted((left, right) => right.score - left.score || left.start - right.start);
  // Whatever the scores, the newest article comes first.
  const newest = candidates.find(({ article }) => article === read[0]);
  const chosen = chooseNew(newest ? [newest, ...candidates] : candidates, options);
  const order = (item: NewsSentence): number => read.indexOf(item.article);
  return chosen.toSorted((left, right) => order(left) - order(right) || left.start - right.start);
}

type Candidate = NewsSentence & {
  /** Its place among the sentences of its article, from 0. */
  index: number;
  own: WeightedStems;
  /** The stems of the story's older articles. */
  known: ReadonlySet<string>;
};

function candidatesOf(
  article: Article,
  { older, options }: { older: readonly Article[]; options: NewsOptions },
): Candidate[] {
  const known = new Set(older.flatMap((other) => topWords(other).map(({ stem }) => stem)));
  const leftOut = new Set(options.boilerplate.sentencesIn(article).map(({ start }) => start));
  return splitSentences(article.text)
    .filter(({ start }) => !leftOut.has(start))
    .slice(0, SENTENCES_READ)
    .map((span, index) => {
      const { text, start, stems, tokens } = analyseSentence(article.text, span);
      return {
        article,
        text,
        start,
        stems,
        index,
        known,
        own: weightedStems(tokens, options.weights),
      };
    })
    .filter(({ text }) => standsAlone(text));
}

/** Whether a sentence is whole, of a length to quote, and does not lean on the one before. */
function standsAlone(text: string): boolean {
  const fits = text.length >= LENGTH.least && text.length <= LENGTH.most;
  return fits && endsWithStop(text) && !isQuestion(text) && !LEANS_BACK.test(text);
}

type Context = { centre: WeightedStems; read: readonly Article[]; options: NewsOptions };

function scoreOf(
  { own, stems, index, article, known }: Candidate,
  { centre, read, options }: Context,
): number {
  return (
    WEIGHTS.central * coverage(own, new Set(centre.keys())) +
    WEIGHTS.subject * coverage(options.subject, stems) +
    WEIGHTS.opening / (1 + index) +
    WEIGHTS.fresh * Math.exp(-hoursBetween(article, read[0]) / HOURS_FRESH) +
    WEIGHTS.known * coverage(own, known)
  );
}

function chooseNew(ranked: readonly Candidate[], { most, room }: NewsOptions): Candidate[] {
  const chosen: Candidate[] = [];
  const shown = new Set<string>();
  let left = room;
  for (const candidate of ranked) {
    if (chosen.length === most) break;
    const isKnown = chosen.includes(candidate) || 1 - coverage(candidate.own, shown) < NEW_SHARE;
    if (isKnown || candidate.text.length > left) continue;
    chosen.push(candidate);
    left -= candidate.text.length;
    for (const stem of candidate.stems) shown.add(stem);
  }
  return chosen;
}

/** The stems that several articles of a story share, or all of a single article's headline and top. */
function centreOf(articles: readonly Article[], weights: WordWeights): WeightedStems {
  const tops = articles.map(topWords);
  const counts = new Map<string, number>();
  for (const top of tops)
    for (const stem of stemsOf(top)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const needed = articles.length > 2 ? 2 : 1;
  return new Map(
    [...weightedStems(tops.flat(), weights)].filter(([stem]) => (counts.get(stem) ?? 0) >= needed),
  );
}

function topWords({ title, text }: Article): ReturnType<typeof stemmedWords> {
  return stemmedWords(`${title}\n${text.slice(0, TOP)}`);
}

function hoursBetween(older: Article, newest: Article | undefined): number {
  if (older.publishedAt === null || newest?.publishedAt == null) return 0;
  const span = Date.parse(newest.publishedAt) - Date.parse(older.publishedAt);
  return Math.max(0, span) / 3_600_000;
}

/** Makes a quoted statement of a sentence, and its source the next one in `sources`. */
export function citeSentence({ article, text }: NewsSentence, sources: Source[]): Statement {
  const number = sources.length + 1;
  sources.push({ number, article: cardOf(article), quote: text });
  return { text, citations: [number] };
}
