// Chooses the sentences that tell what is new in a story.
import { type Article, cardOf } from '../../corpus/article.ts';
import type { Boilerplate } from '../../corpus/boilerplate.ts';
import { splitSentences } from '../../corpus/text/sentences.ts';
import type { Source, Statement } from '../answer.ts';
import { analyseSentence, type Sentence } from '../text/analyse.ts';
import { stemmedWords } from '../text/tokens.ts';
import { type WeightedStems, weightedStems, type WordWeights } from '../text/word-weights.ts';
import { type EventTime, eventTime } from './event-day.ts';
import { hasEvent, hasVerb, isNewsForm, isPlainLead } from './news-form.ts';
import { aboutness, ANY_TOPIC, type Topic } from './topic.ts';

/** A sentence exactly as in an article's text. */
export type NewsSentence = { article: Article } & Pick<Sentence, 'text' | 'start' | 'stems'> & {
    /** Its place in its article, from 0. */
    index: number;
    /** The share of the topic that it says itself. */
    onTopic: number;
    time: EventTime;
    /** How much of a lead it is, before what it adds to others is known. */
    lead: number;
    /** Its stems beyond the topic's. */
    own: WeightedStems;
  };

export type NewsOptions = {
  topic: Topic;
  /** The time of asking, ISO 8601: what was to happen before it is no news. */
  at: string;
  weights: WordWeights;
  /** Boilerplate of publishers is left out. */
  boilerplate: Pick<Boilerplate, 'sentencesIn'>;
};

/**
 * The features of a sentence: it stands near the top, says the topic as its article does, names a day of its article's
 * week, tells of a deed, is of the newest article; or its article argues. What it
 * adds to the story counts by the stems that several articles share.
 */
const WEIGHTS = {
  opening: 0.4,
  topic: 0.2,
  about: 0.2,
  dated: 0.25,
  event: 0.15,
  fresh: 0.5,
  argued: -0.4,
  adds: 0.8,
} as const;
/** Sentences below this are background. */
const LEAST_SCORE = 0.7;
const LEAST_LEAD = 0.3;
/** The news is at the top of an article; the rest is background. */
const SENTENCES_READ = 14;
const ARTICLES_READ = 16;
/** The share of the topic that a sentence says itself. */
const LEAST_ON_TOPIC = 0.4;
/** The first sentence of an article that is this much about the topic need not name it. */
const MUCH_ABOUT = 0.2;
/** A sentence that names no day is news among the first of its article, if it says plainly who did what. */
const UNDATED = 3;
/** Characters of an article that count as its top. */
const TOP = 1_000;
/** A sentence of which one shown before says this share repeats it. */
const REPEATED = 0.6;
const HOURS_FRESH = 30;
/** Says what somebody thinks of the news. */
const ARGUED = /^(?:opinion|analysis|editorial|commentary|column|review|fact check|photos?)\b/iu;

/** The sentences of articles that can be quoted as news, unordered. The articles come newest first. */
export function newsCandidates(articles: readonly Article[], options: NewsOptions): NewsSentence[] {
  const newest = articles[0];
  return articles.flatMap((article) => {
    const about = aboutness(article, options.topic);
    const ofArticle =
      WEIGHTS.about * Math.min(1, about / MUCH_ABOUT) +
      WEIGHTS.argued * Number(ARGUED.test(article.title)) +
      WEIGHTS.fresh * Math.exp(-hoursBetween(article, newest) / HOURS_FRESH);
    return quotable(article, options.boilerplate)
      .map(({ sentence, index }): NewsSentence => {
        const { text, start, stems, tokens } = sentence;
        const onTopic = options.topic.share(tokens);
        const time = eventTime(text, article.publishedAt ?? '');
        const lead =
          ofArticle +
          WEIGHTS.opening / (1 + index) +
          WEIGHTS.topic * onTopic +
          WEIGHTS.dated * Number(time.day !== null) +
          WEIGHTS.event * Number(hasEvent(text));
        const own = weightedStems(beyond(options.topic, tokens), options.weights);
        return { article, text, start, stems, index, onTopic, time, lead, own };
      })
      .filter((sentence) => isNews(sentence, about, options.at));
  });
}

/** The sentences of an article's top that have the form of news, each with its place, from 0. */
function quotable(
  article: Article,
  boilerplate: NewsOptions['boilerplate'],
): { sentence: Sentence; index: number }[] {
  const leftOut = new Set(boilerplate.sentencesIn(article).map(({ start }) => start));
  return splitSentences(article.text)
    .filter(({ start }) => !leftOut.has(start))
    .slice(0, SENTENCES_READ)
    .map((span, index) => ({ sentence: analyseSentence(article.text, span), index }))
    .filter(({ sentence }) => isNewsForm(sentence.text));
}

/** Whether a sentence is on the topic, and tells of a day of its article's week or, in a lead, of a deed. */
function isNews(sentence: NewsSentence, about: number, at: string): boolean {
  const { article, index, onTopic, time } = sentence;
  const isStale = time.isAhead && (time.day ?? article.publishedAt ?? '') < at.slice(0, 10);
  if (isStale || time.isLongAgo) return false;
  if (onTopic < LEAST_ON_TOPIC) return index === 0 && time.day !== null && about >= MUCH_ABOUT;
  return tells(sentence);
}

function tells({ article, text, index, time }: NewsSentence): boolean {
  // Verbs are told in English alone; elsewhere the place in the article has to do.
  if (article.language?.startsWith('en') === false) return index < UNDATED;
  if (time.day !== null) return hasVerb(text);
  return index < UNDATED && hasEvent(text) && isPlainLead(text, article.title);
}

type Wanted = NewsOptions & {
  /** The most sentences, and the most characters in total. */
  most: number;
  room: number;
  /** The sentences already shown; what is chosen joins them. */
  shown: Pick<NewsSentence, 'stems'>[];
};

/**
 * The sentences with the newest facts of a story, word for word: leads of its newest articles that
 * together say the most of what they share (greedy concept coverage, Gillick and Favre 2009), none
 * twice. The articles come newest first.
 */
export function newsSentences(articles: readonly Article[], options: Wanted): NewsSentence[] {
  const read = articles.slice(0, ARTICLES_READ);
  const candidates = newsCandidates(read, options).filter(({ lead }) => lead >= LEAST_LEAD);
  const centre = centreOf(read, options);
  const chosen: NewsSentence[] = [];
  const covered = new Set<string>();
  const { shown } = options;
  let left = options.room;
  const most = Math.max(...candidates.map(({ stems }) => newShare(stems, centre, covered)), 0.001);
  while (chosen.length < options.most) {
    const next = candidates
      .filter(
        (candidate) =>
          candidate.text.length <= left && !shown.some((other) => isRepeated(candidate, other)),
      )
      .map((candidate) => {
        const adds = newShare(candidate.stems, centre, covered) / most;
        return { candidate, score: candidate.lead + WEIGHTS.adds * adds };
      })
      .toSorted((one, other) => other.score - one.score)[0];
    if (next === undefined || next.score < LEAST_SCORE) break;
    const { candidate } = next;
    chosen.push(candidate);
    shown.push(candidate);
    left -= candidate.text.length;
    for (const stem of candidate.stems) covered.add(stem);
  }
  const order = (item: NewsSentence): number => read.indexOf(item.article);
  return chosen.toSorted((one, other) => order(one) - order(other) || one.start - other.start);
}

/** Whether a sentence says what one already shown does. */
export function isRepeated(
  { own }: Pick<NewsSentence, 'own'>,
  { stems }: Pick<NewsSentence, 'stems'>,
): boolean {
  let total = 0;
  let said = 0;
  for (const [stem, weight] of own) {
    total += weight;
    if (stems.has(stem)) said += weight;
  }
  return said >= REPEATED * total;
}

function newShare(
  stems: ReadonlySet<string>,
  centre: ReadonlyMap<string, number>,
  covered: ReadonlySet<string>,
): number {
  let sum = 0;
  for (const stem of stems) if (!covered.has(stem)) sum += centre.get(stem) ?? 0;
  return sum;
}

/**
 * The stems of a story's tops beside those of the topic, each with its weight and the share of the
 * articles that hold it.
 */
function centreOf(
  articles: readonly Article[],
  { topic, weights }: NewsOptions,
): Map<string, number> {
  const centre = new Map<string, number>();
  for (const { title, text } of articles) {
    const top = stemmedWords(`${title}\n${text.slice(0, TOP)}`);
    for (const [stem, weight] of weightedStems(beyond(topic, top), weights))
      centre.set(stem, (centre.get(stem) ?? 0) + weight / articles.length);
  }
  return centre;
}

/** The words that are not the topic's: every sentence on it says those. */
function beyond<T extends { word: string; stem: string }>(
  topic: Topic,
  words: readonly T[],
): readonly T[] {
  return topic === ANY_TOPIC ? words : words.filter((word) => topic.share([word]) === 0);
}

function hoursBetween(older: Article, newest: Article | undefined): number {
  if (older.publishedAt === null || newest?.publishedAt == null) return 0;
  const span = Date.parse(newest.publishedAt) - Date.parse(older.publishedAt);
  return Math.max(0, span) / 3_600_000;
}

/** Makes a quoted statement of a sentence, and its source the next one in `sources`. */
export function citeSentence(
  { article, text }: Pick<NewsSentence, 'article' | 'text'>,
  sources: Source[],
): Statement {
  const number = sources.length + 1;
  sources.push({ number, article: cardOf(article), quote: text });
  return { text, citations: [number] };
}
