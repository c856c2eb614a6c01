// Stems words: Porter for English, Snowball for its other languages, none elsewhere.
import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as armenian } from '@orama/stemmers/armenian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import { stemmer as porter } from 'stemmer';
import { IRREGULAR_VERBS } from './lexicon.ts';

type Stemmer = (word: string) => string;

/** Porter leaves these endings: `leader` should meet `leads`, `worker` `works`. */
const AGENT_ENDING = /(?<=\p{L}{4})(?:er|or)$/u;

/** The languages in Latin script that have a stemmer, by BCP 47 tag. */
const LATIN: ReadonlyMap<string, Stemmer> = new Map<string, Stemmer>([
  ['en', (word) => porter(IRREGULAR_VERBS.get(word) ?? word).replace(AGENT_ENDING, '')],
  ['da', danish],
  ['de', german],
  ['es', spanish],
  ['fi', finnish],
  ['fr', french],
  ['hu', hungarian],
  ['it', italian],
  ['nl', dutch],
  ['no', norwegian],
  ['pt', portuguese],
  ['ro', romanian],
  ['sv', swedish],
  ['tr', turkish],
]);

/** What is longer is no word, and would take a stemmer long. */
const LONGEST_WORD = 60;

/** Korean writes particles to the end of a word, and most of its stems have two syllables. */
const korean: Stemmer = (word) => word.slice(0, 2);

/** The scripts that tell which stemmer reads them, whatever the language of the text around. */
const BY_SCRIPT: readonly [RegExp, Stemmer][] = [
  [/^\p{Script=Latin}/u, (word) => word],
  [/[іїєґ]/u, ukrainian],
  [/^\p{Script=Cyrillic}/u, russian],
  [/^\p{Script=Arabic}/u, arabic],
  [/^\p{Script=Devanagari}/u, hindi],
  [/^\p{Script=Hangul}/u, korean],
  [/^\p{Script=Greek}/u, greek],
  [/^\p{Script=Armenian}/u, armenian],
  [/^\p{Script=Tamil}/u, tamil],
];

/** The language whose stemmer reads words in Latin letters for a language: itself, or English. */
export function stemmedLike(language: string): string {
  return LATIN.has(language) ? language : 'en';
}

/**
 * The stem of a word in lower case. A word in Latin letters is stemmed as one of `language` (BCP 47,
 * without a region), any other one by its script; the word itself where there is no stemmer.
 */
export function stemOf(word: string, language: string): string {
  if (word.length > LONGEST_WORD) return word;
  const latin = /^[a-z]/.test(word) ? (LATIN.get(language) ?? LATIN.get('en')) : undefined;
  const stemmer = latin ?? BY_SCRIPT.find(([script]) => script.test(word))?.[1];
  return stemmer?.(word) ?? word;
}
