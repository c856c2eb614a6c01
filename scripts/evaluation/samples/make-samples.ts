// Makes true and corrupted sentences from articles, for measuring checks.
import type { Article } from '../../../corpus/article.ts';
import { cutPassages } from '../../../corpus/passages.ts';
import { splitSentences } from '../../../corpus/text/sentences.ts';
import { pick, randomNumbers, shuffled } from '../statistics.ts';
import {
  addTail,
  dropHedge,
  swapDate,
  swapName,
  swapNumber,
  swapPlace,
  swapQuotation,
  swapRoles,
  swapUnit,
  turnNegation,
} from './corrupted-sentences.ts';
import type { SourceSentence, SampleMaker } from './rewriting.ts';
import { merged, reordered, reworded, shortened, verbatim } from './true-sentences.ts';

/** A sentence to judge against a passage, and whether the passage supports it. */
export type Sample = {
  kind: string;
  isTrue: boolean;
  sentence: string;
  /** The sentences of the article that it was made from: one, or two merged ones. */
  madeFrom: string[];
  passage: string;
  article: Article;
};

/** A kind of sentence, and how many of it are still to be made. */
type Quota = { kind: string; make: SampleMaker; isTrue: boolean; left: number };

const TRUE: Readonly<Record<string, SampleMaker>> = {
  verbatim,
  shortened,
  merged,
  reordered,
  reworded,
};

const FALSE: Readonly<Record<string, SampleMaker>> = {
  number: swapNumber,
  unit: swapUnit,
  date: swapDate,
  name: swapName,
  place: swapPlace,
  negation: turnNegation,
  role: swapRoles,
  quotation: swapQuotation,
  citation: verbatim,
  tail: addTail,
  hedge: dropHedge,
};

/** Of one kind from one article, so that no article dominates. */
const MAX_PER_ARTICLE = 3;

/** How many sentences of an article are tried. */
const MAX_TRIED = 12;

/**
 * Makes about `number` true and as many corrupted sentences, in equal shares of each kind; fewer where
 * the articles have too few suitable sentences.
 */
export function makeSamples(
  articles: readonly Article[],
  { number, seed }: { number: number; seed: number },
): Sample[] {
  const random = randomNumbers(seed);
  const shareOf = (kinds: object): number => Math.ceil(number / Object.keys(kinds).length);
  const makes = [
    ...Object.entries(TRUE).map(([kind, make]) => ({
      kind,
      make,
      isTrue: true,
      left: shareOf(TRUE),
    })),
    ...Object.entries(FALSE).map(([kind, make]) => ({
      kind,
      make,
      isTrue: false,
      left: shareOf(FALSE),
    })),
  ];
  const samples: Sample[] = [];
  for (const article of shuffled(articles, random)) {
    const open = makes.filter(({ left }) => left > 0);
    if (open.length === 0) break;
    const sources = shuffled(sourceSentences(article, articles, random), random).slice(
      0,
      MAX_TRIED,
    );
    for (const quota of open) {
      const made = samplesOf(quota, sources, random);
      quota.left -= made.length;
      samples.push(...made);
    }
  }
  return samples;
}

function samplesOf(
  { kind, make, isTrue, left }: Quota,
  sources: readonly SourceSentence[],
  random: () => number,
): Sample[] {
  const samples: Sample[] = [];
  for (const source of sources) {
    if (samples.length === Math.min(MAX_PER_ARTICLE, left)) break;
    const sentence = make(source, random);
    const isCitation = kind === 'citation';
    const passage = isCitation ? elsewhere(source, random) : source.passage.text;
    if (sentence === null || passage === null) continue;
    const isChanged = isTrue || isCitation || sentence !== source.sentence;
    const madeFrom = kind === 'merged' ? [source.sentence, source.next] : [source.sentence];
    if (isChanged)
      samples.push({ kind, isTrue, sentence, madeFrom, passage, article: source.article });
  }
  return samples;
}

function sourceSentences(
  article: Article,
  articles: readonly Article[],
  random: () => number,
): SourceSentence[] {
  return cutPassages(article).flatMap((passage) => {
    const sentences = splitSentences(passage.text).map(({ start, end }) => ({
      text: passage.text.slice(start, end),
      end,
    }));
    return sentences.flatMap(({ text, end }, index) => {
      const unrelated = pick(articles, random);
      const isWhole = /^[\p{Lu}“"].{40,400}[.”"]$/u.test(text) && text.split(' ').length > 7;
      if (!isWhole || !unrelated || unrelated.id === article.id) return [];
      const follows = sentences[index + 1];
      const isNear = follows && !passage.text.slice(end, end + 2).includes('\n');
      return [{ article, passage, sentence: text, next: isNear ? follows.text : '', unrelated }];
    });
  });
}

/** Another passage, of the same article or another one, that does not contain the sentence. */
function elsewhere(
  { article, passage, sentence, unrelated }: SourceSentence,
  random: () => number,
): string | null {
  const own = cutPassages(article).filter(({ number }) => number !== passage.number);
  const others = random() < 0.5 ? own : cutPassages(unrelated);
  const other = pick(others, random)?.text;
  const opening = sentence.slice(0, 40);
  return other === undefined || other.includes(opening) ? null : other;
}
