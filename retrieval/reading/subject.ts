import { askedPhrases } from '../query/answer-type.ts';
import type { SearchPlan } from '../query/query.ts';
import { type Token, tokensOf, words } from '../text/tokens.ts';
import { dotProduct } from '../text/vectors.ts';
import type { WordWeights } from '../text/word-weights.ts';

/** A word that tells what a question is about. */
export type SubjectWord = {
  stem: string;
  weight: number;
  /** Whether only the word itself will do, as for numbers, or a form of it, as for names; others may be said otherwise. */
  isExact: boolean;
  /** How far a word says the same, 0 to 1. */
  meets(token: Token): number;
};

/** Words that make a question and say nothing of what it is about. */
const QUESTION_WORDS = new Set(
  (
    'who whom whose what when where which why how is are was were be been am do does did has have had ' +
    'can could will would shall should may might must the a an this that these those it its there ' +
    'in on at of to for and or by with from as about into than then so if not no any ' +
    'happen happens happened happening occur occurs occurred say says said saying tell told know known latest news new ' +
    'recent recently according report reports reported article articles week today ' +
    'isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt cant couldnt wont wouldnt shouldnt'
  ).split(' '),
);
/** The year, the season or the edition makes it another event. */
const NUMBER_WEIGHT = 3;
const NAME_FACTOR = 1.5;
/** Supposes that something happened, which has to be told as much as of whom. */
const SUPPOSES = /^why\b/iu;
/** Says no more than that it happened. */
const TAKES_PLACE = /\b(?:take|takes|took|taken|taking) place\b/giu;
/** `How long …`: what is asked for meets this word without it, as it does the `country` of `which country`. */
const MEASURE = /\bhow (\p{Ll}+)/giu;
/** Words less alike than this (cosine of their vectors) do not say the same. */
const ALIKE = 0.35;
/** `British` and `Britain`: the same beginning, and this much alike. */
const DERIVED = { beginning: 4, likeness: 0.5 } as const;

/**
 * The words of a question that tell what it is about, each once. The names of publishers do not
 * count: that an article is theirs says nothing of its subject.
 */
export function questionSubject(
  { question, publishers }: Pick<SearchPlan, 'question' | 'publishers'>,
  weights: WordWeights,
): SubjectWord[] {
  const named = new Set(publishers.flatMap((publisher) => words(publisher)));
  const subject = tokensOf(question.replaceAll(TAKES_PLACE, '')).filter(
    ({ word }) => !QUESTION_WORDS.has(word) && !named.has(word),
  );
  const measures = [...question.matchAll(MEASURE)].flatMap(([, measure = '']) => words(measure));
  const kinds = new Set([...askedPhrases(question).flat(), ...measures]);
  const likenessOf = likenesses(weights);
  const supposes = SUPPOSES.test(question);
  return [...new Map(subject.map((token) => [token.stem, token])).values()].map((token) => {
    const isNumber = /\d/u.test(token.word);
    const isName = token.start > 0 && /^\p{Lu}/u.test(token.raw);
    const isKind = kinds.has(token.word) && !isName;
    const weight = isKind ? 0 : weights.weight(token.word) * (isName || supposes ? NAME_FACTOR : 1);
    const isExact = isNumber || isName;
    const alike = likenessOf(token.word);
    const likeness = !isExact ? alike : isName ? derivedFrom(token.word, alike) : () => 0;
    return {
      stem: token.stem,
      weight: isNumber ? NUMBER_WEIGHT : weight,
      isExact,
      meets: (other) => (other.stem === token.stem ? 1 : likeness(other.word)),
    };
  });
}

/** Whether a word is derived from the same name, or another spelling of it: 1, or 0 where it is not. */
function derivedFrom(name: string, alike: (other: string) => number): (other: string) => number {
  const beginning = name.slice(0, DERIVED.beginning);
  return (other) => {
    const likeness = other.startsWith(beginning) ? alike(other) : 0;
    return likeness < DERIVED.likeness ? 0 : 1;
  };
}

/** The likeness of words to a word, each pair and each vector worked out once a question. */
function likenesses(weights: WordWeights): (word: string) => (other: string) => number {
  const vectors = remembered((word) => weights.vector(word));
  return (word) =>
    remembered((other) => {
      const likeness = dotProduct(vectors(word), vectors(other));
      return likeness < ALIKE ? 0 : likeness;
    });
}

function remembered<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const worked = work(word);
    known.set(word, worked);
    return worked;
  };
}
