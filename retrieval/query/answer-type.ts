// Recognises the type of answer that a question asks for: a person, a number, a time.
import { sentenceTexts } from '../../corpus/text/sentences.ts';
import { FUNCTION_WORDS, IRREGULAR_PASTS } from '../text/lexicon.ts';
import { words } from '../text/words.ts';
import type { AnswerType } from './query.ts';

/** Tried in order: `how many people who …` asks for a number. */
const PATTERNS: readonly [AnswerType, RegExp][] = [
  [
    'amount',
    /\bhow much\b|\b(?:what|which) (?:percentage|percent|share)\b|\bwhat (?:is|was|are|were) (?:\S+ ){1,4}?(?:revenue|price|cost|salary|fine|wage|profit|budget)s?\b/iu,
  ],
  [
    'number',
    /\bhow (?:many|long|old|far|high|tall|big|large|often|fast)\b|\b(?:what|which) (?:number|age)\b|\bwhat (?:is|was) the (?:magnitude|number|age)\b/iu,
  ],
  ['person', /\bwho(?:se|m)?\b/iu],
  [
    'place',
    /\bwhere\b|\blocation\b|\b(?:which|what) (?:\w+ )?(?:country|city|state|nation|place)\b/iu,
  ],
  ['time', /\bwhen\b|\bhow soon\b|\b(?:what|which) (?:[\w']+ ){0,3}?(?:year|date|day|month)\b/iu],
  ['choice', /\bwhich\b|\bwhat (?:company|show|movie|film|team|song|book|party|group)\b/iu],
];
/** `Which Ivy League school announced`, `in what country`: the words up to the verb. */
const WHICH = /\b(?:which|what)((?: [\p{L}\p{N}’'-]+){1,6})/giu;

/** The type of answer that a question asks for: of several sentences, the last question decides. */
export function answerTypeOf(question: string): AnswerType {
  const asking = sentenceTexts(question).findLast((sentence) => sentence.endsWith('?')) ?? question;
  return PATTERNS.find(([, pattern]) => pattern.test(asking))?.[0] ?? 'other';
}

/** The type of answer that a question in another language asks for, by the word that asks. */
export function answerTypeIn({ text, language }: { text: string; language: string }): AnswerType {
  const asking = text.toLowerCase();
  const [type] = Object.entries(ASKING[language] ?? {}).find(([, word]) => word.test(asking)) ?? [];
  return types.find((each) => each === type) ?? 'other';
}

const types: readonly AnswerType[] = ['amount', 'number', 'person', 'place', 'time'];
/** Tried in order, as above. */
const ASKING: Readonly<Record<string, Partial<Record<AnswerType, RegExp>>>> = {
  de: {
    amount: /\bwie ?viel\b/u,
    number: /\bwie (?:viele|lange|alt|hoch|weit|groß|oft|schnell|stark)\b/u,
    person: /\b(?:wer|wen|wem|wessen)\b/u,
    place: /\bwo(?:hin|her)?\b/u,
    time: /\bwann\b/u,
  },
  es: {
    number: /\bcu[aá]nt[oa]s?\b/u,
    person: /\bqui[eé]n(?:es)?\b/u,
    place: /\bd[oó]nde\b/u,
    time: /\bcu[aá]ndo\b/u,
  },
  fr: { number: /\bcombien\b/u, person: /\bqui\b/u, place: /(?:^| )où\b/u, time: /\bquand\b/u },
  it: { number: /\bquant[aeio]\b/u, person: /\bchi\b/u, place: /\bdove\b/u, time: /\bquando\b/u },
  pt: {
    number: /\bquant[oa]s?\b/u,
    person: /\bquem\b/u,
    place: /\bonde\b/u,
    time: /\bquando\b/u,
  },
  nl: { number: /\bhoeveel\b/u, person: /\bwie\b/u, place: /\bwaar\b/u, time: /\bwanneer\b/u },
  ru: {
    number: /сколько/u,
    person: /(?:^| )(?:кто|кого|кому) /u,
    place: /(?:^| )где /u,
    time: /когда/u,
  },
};

/** The noun phrases that a question asks for, the noun last (`ivy league school`): one for each `which` and `what`. */
export function askedPhrases(question: string): string[][] {
  return [...question.matchAll(WHICH)].map(([, behind = '']) => {
    const phrase = words(behind);
    const end = phrase.findIndex(
      (word) => FUNCTION_WORDS.has(word) || IRREGULAR_PASTS.has(word) || /.(?:ed|ing)$/u.test(word),
    );
    return end === -1 ? phrase : phrase.slice(0, end);
  });
}
