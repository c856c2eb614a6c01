import type { AsOf } from '../../../../retrieval/answer.ts';
import type { Catalogue } from '../../../language/catalogue.ts';
import { fixed, type Place } from './budget.ts';
import { discordDate } from './date.ts';
import { disarmStart } from './disarm.ts';

/** The question as a small heading; nothing for an empty one. */
export function headingPlaces(question: string): Place[] {
  if (question.trim() === '') return [];
  return [
    {
      least: `### ${disarmStart(question, 120)}`,
      wishes: [{ rank: 1, text: `### ${disarmStart(question, 300)}` }],
    },
  ];
}

/** What stands at the foot of a message. */
export type Foot = {
  asOf: AsOf;
  facts: readonly string[];
  /** Sentences in lines of their own; those that are missing are left out. */
  remarks?: readonly (string | null | undefined)[];
  words: Catalogue;
};

/** The last lines in small print: the remarks, then the facts and as of when. */
export function footPlaces({ asOf, facts, remarks: given = [], words }: Foot): Place[] {
  const remarks = given.flatMap((remark) => (remark?.trim() ? [disarmStart(remark, 240)] : []));
  const last = [...facts, words.answer.asOf(asOf.articles, discordDate(asOf.newest))].join(' · ');
  return [...remarks, last].map((line) => fixed(`-# ${line}\n`));
}
