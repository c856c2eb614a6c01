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
import type { Ground, Make } from './rewriting.ts';
import { merged, reordered, reworded, shortened, verbatim } from './true-sentences.ts';

/** A sentence to be judged against the text of a passage, and whether that bears it out. */
export type Sample = {
  kind: string;
  isTrue: boolean;
  sentence: string;
  /** The sentences of the article that it was made from: one, or the two that were merged. */
  madeFrom: string[];
  passage: string;
  article: Article;
};

/** A kind of sentence, and how many of it are still wanted. */
type Slot = { kind: string; make: Make; isTrue: boolean; left: number };

const TRUE: Readonly<Record<string, Make>> = { verbatim, shortened, merged, reordered, reworded };

const FALSE: Readonly<Record<string, Make>> = {
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

/** Sentences of one kind from one article, so that no article counts much. */
const MOST_OF_ARTICLE = 3;

/** How many sentences of an article are tried for it. */
const MOST_TRIED = 12;

/**
 * About `number` true sentences and as many corrupted ones, in equal shares of each kind; fewer where
 * the articles do not lend themselves to more.
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
    const grounds = shuffled(groundsOf(article, articles, random), random).slice(0, MOST_TRIED);
    for (const slot of open) {
      const made = samplesOf(slot, grounds, random);
      slot.left -= made.length;
      samples.push(...made);
    }
  }
  return samples;
}

function samplesOf(
  { kind, make, isTrue, left }: Slot,
  grounds: readonly Ground[],
  random: () => number,
): Sample[] {
  const samples: Sample[] = [];
  for (const ground of grounds) {
    if (samples.length === Math.min(MOST_OF_ARTICLE, left)) break;
    const sentence = make(ground, random);
    const isCitation = kind === 'citation';
    const passage = isCitation ? elsewhere(ground, random) : ground.passage.text;
    if (sentence === null || passage === null) continue;
    const isChanged = isTrue || isCitation || sentence !== ground.sentence;
    const madeFrom = kind === 'merged' ? [ground.sentence, ground.next] : [ground.sentence];
    if (isChanged)
      samples.push({ kind, isTrue, sentence, madeFrom, passage, article: ground.article });
  }
  return samples;
}

function groundsOf(article: Article, articles: readonly Article[], random: () => number): Ground[] {
  return cutPassages(article).flatMap((passage) => {
    const sentences = splitSentences(passage.text).map(({ start, end }) => ({
      text: passage.text.slice(start, end),
      end,
    }));
    return sentences.flatMap(({ text, end }, index) => {
      const stranger = pick(articles, random);
      const isWhole = /^[\p{Lu}“"].{40,400}[.”"]$/u.test(text) && text.split(' ').length > 7;
      if (!isWhole || !stranger || stranger.id === article.id) return [];
      const follows = sentences[index + 1];
      const isNear = follows && !passage.text.slice(end, end + 2).includes('\n');
      return [{ article, passage, sentence: text, next: isNear ? follows.text : '', stranger }];
    });
  });
}

/** Another passage, of the same article or another one, that does not hold the sentence. */
function elsewhere(
  { article, passage, sentence, stranger }: Ground,
  random: () => number,
): string | null {
  const own = cutPassages(article).filter(({ number }) => number !== passage.number);
  const others = random() < 0.5 ? own : cutPassages(stranger);
  const other = pick(others, random)?.text;
  const opening = sentence.slice(0, 40);
  return other === undefined || other.includes(opening) ? null : other;
}
