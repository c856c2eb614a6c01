import { type Article, cardOf } from '../../corpus/article.ts';
import type { Boilerplate } from '../../corpus/boilerplate.ts';
import { splitSentences, withoutLeadIn } from '../../corpus/text/sentences.ts';
import type { Source, Statement } from '../answer.ts';
import { stem, words } from '../text/tokens.ts';
import {
  shareHeld,
  weighedStems,
  type WeighedStems,
  type WordWeights,
} from '../text/word-weights.ts';

/** A sentence exactly as it stands in an article's text. */
type NewsSentence = { article: Article; text: string; start: number };

type NewsOptions = {
  /** What the reader asked for; empty where it was nothing in particular. */
  subject: WeighedStems;
  weights: WordWeights;
  /** What the publishers put into all their articles is no news. */
  boilerplate: Pick<Boilerplate, 'sentencesIn'>;
  /** At most so many sentences, and characters in all. */
  most: number;
  room: number;
};

/** How much each sign counts: the story's own words, the reader's, place in the article, freshness. */
const SIGNS = { central: 0.5, subject: 0.3, opening: 0.25, fresh: 0.3, known: -0.3 } as const;
/** News stands at the top; what follows is background. */
const SENTENCES_READ = 8;
const ARTICLES_READ = 6;
/** A sentence that says less than this share of new things repeats. */
const NEW_SHARE = 0.5;
const HOURS_FRESH = 24;
const LENGTH = { least: 40, most: 360 } as const;
/** What cannot be understood without the sentence before it. */
const LEANS_BACK =
  /^["“'‘(]*(?:he|she|they|it|its|his|her|their|this|that|these|those|but|and|so|yet|also|however|meanwhile|instead|still|such|there|here)\b/iu;

/**
 * The sentences that tell what is newest in a story, word for word: from the top of its newest
 * articles, about what most of them are about, not what older ones already said, none twice. The
 * articles come newest first.
 */
export function newsSentences(articles: readonly Article[], options: NewsOptions): NewsSentence[] {
  const read = articles.slice(0, ARTICLES_READ);
  const centre = centreOf(read, options.weights);
  const candidates = read
    .flatMap((article, index) => sentencesOf(article, { older: read.slice(index + 1), options }))
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate, { centre, read, options }) }))
    .toSorted((left, right) => right.score - left.score || left.start - right.start);
  // Whatever the signs say, news begins with the newest article.
  const newest = candidates.find(({ article }) => article === read[0]);
  const chosen = chooseNew(newest ? [newest, ...candidates] : candidates, options);
  const order = (item: NewsSentence): number => read.indexOf(item.article);
  return chosen.toSorted((left, right) => order(left) - order(right) || left.start - right.start);
}

type Read = NewsSentence & {
  index: number;
  stems: ReadonlySet<string>;
  known: ReadonlySet<string>;
};

function sentencesOf(
  article: Article,
  { older, options: { boilerplate } }: { older: readonly Article[]; options: NewsOptions },
): Read[] {
  const known = new Set(older.flatMap(({ title, text }) => stemsOf(`${title}\n${topOf(text)}`)));
  const leftOut = new Set(boilerplate.sentencesIn(article).map(({ start }) => start));
  return splitSentences(article.text)
    .filter(({ start }) => !leftOut.has(start))
    .slice(0, SENTENCES_READ)
    .map((span, index) => {
      const { start, end } = withoutLeadIn(article.text, span);
      const text = article.text.slice(start, end);
      return { article, text, start, index, stems: new Set(stemsOf(text)), known };
    })
    .filter(({ text }) => standsAlone(text));
}

/** Whether a sentence is whole, of a length to quote, tells something and does not lean on the one before. */
function standsAlone(text: string): boolean {
  const fits = text.length >= LENGTH.least && text.length <= LENGTH.most;
  return fits && /[.!…]["'”’»)\]]*$/u.test(text) && !LEANS_BACK.test(text);
}

type Signs = { centre: WeighedStems; read: readonly Article[]; options: NewsOptions };

function scoreOf(candidate: Read, { centre, read, options }: Signs): number {
  const own = weighedStems(candidate.text, options.weights);
  return (
    SIGNS.central * shareHeld(own, new Set(centre.keys())) +
    SIGNS.subject * shareHeld(options.subject, candidate.stems) +
    SIGNS.opening / (1 + candidate.index) +
    SIGNS.fresh * Math.exp(-hoursBetween(candidate.article, read[0]) / HOURS_FRESH) +
    SIGNS.known * shareHeld(own, candidate.known)
  );
}

function chooseNew(ranked: readonly Read[], { weights, most, room }: NewsOptions): Read[] {
  const chosen: Read[] = [];
  const said = new Set<string>();
  let left = room;
  for (const candidate of ranked) {
    if (chosen.length === most) break;
    const repeated = shareHeld(weighedStems(candidate.text, weights), said);
    const isKnown = chosen.includes(candidate) || 1 - repeated < NEW_SHARE;
    if (isKnown || candidate.text.length > left) continue;
    chosen.push(candidate);
    left -= candidate.text.length;
    for (const word of candidate.stems) said.add(word);
  }
  return chosen;
}

/** The words that several articles of the story share, or all words of the only one's headline and top. */
function centreOf(articles: readonly Article[], weights: WordWeights): WeighedStems {
  const counts = new Map<string, number>();
  for (const { title, text } of articles)
    for (const word of new Set(stemsOf(`${title}\n${topOf(text)}`)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const all = articles.map(({ title, text }) => `${title}\n${topOf(text)}`).join('\n');
  const needed = articles.length > 2 ? 2 : 1;
  return new Map(
    [...weighedStems(all, weights)].filter(([word]) => (counts.get(word) ?? 0) >= needed),
  );
}

function topOf(text: string): string {
  return text.slice(0, 1_500);
}

function stemsOf(text: string): string[] {
  return words(text).map(stem);
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
