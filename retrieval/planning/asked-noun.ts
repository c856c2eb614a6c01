import { words } from '../words/words.ts';

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
