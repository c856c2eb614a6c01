// The weighted terms of a question.
import { isFunctionWord } from '../text/languages.ts';
import { QUESTION_WORDS } from '../text/lexicon.ts';
import { type Token } from '../text/tokens.ts';
import { words } from '../text/words.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { askedPhrases } from './answer-type.ts';
import type { Term } from './query.ts';

/** Another number makes it another event: the year, the season, the edition. */
const NUMBER_WEIGHT = 3;
/** What a name weighs beside another word as rare. */
export const NAME_FACTOR = 1.5;
/** `How long …`: the measure, which an answer need not repeat. */
const MEASURE = /\bhow (\p{Ll}+)/giu;

/**
 * The content words of a question, each once, weighted. Question words and the names of publishers are
 * left out: an article's publisher says nothing about its subject.
 */
export function termsOf(
  {
    text,
    tokens,
    language,
    publishers,
  }: { text: string; tokens: readonly Token[]; language: string; publishers: readonly string[] },
  weights: WordWeights,
): Term[] {
  const ofPublishers = new Set(publishers.flatMap((publisher) => words(publisher)));
  const measures = [...text.matchAll(MEASURE)].flatMap(([, measure = '']) => words(measure));
  const ofAnswer = new Set([...askedPhrases(text).flat(), ...measures]);
  const content = tokens.filter(
    ({ word }) =>
      !QUESTION_WORDS.has(word) && !isFunctionWord(word, language) && !ofPublishers.has(word),
  );
  const once = new Map(content.map((token) => [token.stem, token]));
  return [...once.values()].map((token): Term => {
    const { word, stem } = token;
    const kind = kindOf(token);
    if (kind === 'number') return { word, stem, kind, weight: NUMBER_WEIGHT };
    if (kind === 'name') return { word, stem, kind, weight: weights.weight(word) * NAME_FACTOR };
    return { word, stem, kind, weight: ofAnswer.has(word) ? 0 : weights.weight(word) };
  });
}

function kindOf({ word, raw, start }: Token): Term['kind'] {
  if (/\d/u.test(word)) return 'number';
  return start > 0 && /^\p{Lu}/u.test(raw) ? 'name' : 'word';
}
