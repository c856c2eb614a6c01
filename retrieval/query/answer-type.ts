import { splitSentences } from '../../corpus/text/sentences.ts';
import { stem, words } from '../text/tokens.ts';
import { TIMES } from './periods.ts';

/** The kind of thing that a question asks for, as far as its words tell. */
export type AnswerKind = 'person' | 'place' | 'amount' | 'number' | 'time' | 'choice' | 'other';

/** Tried in order: `how many people who …` asks for a number. */
const KINDS: readonly [AnswerKind, RegExp][] = [
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
const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|thirds?|quarters?)\b/iu;

/** A first name or initial, and more names: `Marco Rubio`, `Ursula von der Leyen`. */
const PERSON =
  /\p{Lu}\p{Ll}[\p{L}’'-]*(?: \p{Lu}\.)?(?: (?:van|von|de|der|bin|al|la|le|da|di))*(?: \p{Lu}[\p{L}’'-]+)+/gu;
const NAME = /\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]+)*/gu;
/** `Who has resigned`, `which company bought`: the verb whose subject is asked for. */
const VERB_OF_WHO =
  /\bwho (?:(?:is|was|were|are|has|have|had|will|did|does|do|be|been|also|just|else) )*([a-z]+)/iu;
const VERB_OF_WHICH = /\b(?:which|what) (?:[a-z]+ ){1,3}?([a-z]+ed)\b/iu;

/** What kind of answer a question asks for: of several sentences, the last one that asks tells. */
export function answerKind(question: string): AnswerKind {
  const sentences = splitSentences(question).map(({ start, end }) => question.slice(start, end));
  const asking = sentences.findLast((sentence) => sentence.endsWith('?')) ?? question;
  return KINDS.find(([, pattern]) => pattern.test(asking))?.[0] ?? 'other';
}

/**
 * Whether a sentence holds something of that kind which the question does not already name. Always
 * false for `other`.
 */
export function holdsKind(sentence: string, kind: AnswerKind, question: string): boolean {
  switch (kind) {
    case 'amount':
    case 'number':
      return NUMBER.test(sentence);
    case 'time':
      return sentence.search(TIMES) !== -1;
    case 'person':
      return newAmong(sentence.matchAll(PERSON), question).length > 0;
    case 'place':
    case 'choice':
      return newNames(sentence, question).length > 0;
    case 'other':
      return false;
  }
}

/**
 * The names in a sentence that the question does not hold: runs of capitalised words. A single
 * capitalised word that opens the sentence or a quotation is no name for sure, and is left out.
 */
export function newNames(sentence: string, question: string): string[] {
  const names = sentence
    .matchAll(NAME)
    .filter(({ 0: name, index }) => name.includes(' ') || !opensSentence(sentence, index));
  return newAmong(names, question);
}

/** The stem of the verb whose subject a question asks for; null where it asks for something else. */
export function askedVerb(question: string): string | null {
  const verb = VERB_OF_WHO.exec(question)?.[1] ?? VERB_OF_WHICH.exec(question)?.[1];
  return verb === undefined ? null : stem(verb.toLowerCase());
}

function newAmong(names: Iterable<RegExpExecArray>, question: string): string[] {
  const asked = new Set(words(question).map(stem));
  return [...names]
    .map(([name]) => name)
    .filter((name) => !words(name).every((word) => asked.has(stem(word))));
}

function opensSentence(sentence: string, index: number): boolean {
  return (
    /(?:^|[.!?:“"‘'(])\s*$/u.test(sentence.slice(Math.max(0, index - 3), index)) || index === 0
  );
}

/** `Which Ivy League school announced`, `in what country`: the words up to the verb. */
const ASKED = /\b(?:which|what)((?: [\p{L}\p{N}’'-]+){1,6})/giu;
/** What ends the noun and its adjectives. */
const BEHIND_NOUN = new Set(
  (
    'is are was were be been has have had do does did can could will would shall should may might must ' +
    'in on at of to for and or by with from as that who the a an this these those it ' +
    'won took saw became set made brought struck left got hit gave came went said beat lost led held began'
  ).split(' '),
);

/** What a question asks for, the noun last: `ivy league school`; once for each `which` and `what`. */
export function askedPhrases(question: string): string[][] {
  return [...question.matchAll(ASKED)].map(([, behind = '']) => {
    const phrase = words(behind);
    const end = phrase.findIndex((word) => BEHIND_NOUN.has(word) || /.(?:ed|ing)$/u.test(word));
    return end === -1 ? phrase : phrase.slice(0, end);
  });
}

/** The noun that a question asks for: `school` of `which Ivy League school`; null where it names none. */
export function askedNoun(question: string): string | null {
  return askedPhrases(question).at(-1)?.at(-1) ?? null;
}
