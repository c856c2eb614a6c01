import type { AsOf } from '../../../../retrieval/answer.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { fixed, type Slot } from './budget.ts';
import { discordDate } from './date.ts';
import { escapeLineStart } from './escape-markdown.ts';

/** The question as a small heading; nothing for an empty one. */
export function headingSlots(question: string): Slot[] {
  if (question.trim() === '') return [];
  return [
    {
      least: `### ${escapeLineStart(question, 120)}`,
      preferences: [{ rank: 1, text: `### ${escapeLineStart(question, 300)}` }],
    },
  ];
}

/** What stands at the foot of a message. */
export type Foot = {
  asOf: AsOf;
  facts: readonly string[];
  /** Sentences in lines of their own; those that are missing are left out. */
  remarks?: readonly (string | null | undefined)[];
  strings: Strings;
};

/** The last lines in small print: the remarks, then the facts and as of when. */
export function footSlots({ asOf, facts, remarks: given = [], strings }: Foot): Slot[] {
  const remarks = given.flatMap((remark) => (remark?.trim() ? [escapeLineStart(remark, 240)] : []));
  const last = [...facts, strings.answer.asOf(asOf.articles, discordDate(asOf.newest))].join(' · ');
  return [...remarks, last].map((line) => fixed(`-# ${line}\n`));
}
