import type { AsOf } from '../../retrieval/answer.ts';
import { asOfWords } from './answer-words.ts';
import { fixed, type Place } from './discord-budget.ts';
import { discordDate } from './discord-date.ts';
import { disarmStart } from './discord-disarm.ts';

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

/** The last lines in small print: a remark of its own line, then the facts and as of when. */
export function footPlaces(asOf: AsOf, facts: readonly string[], remark?: string): Place[] {
  const remarks = remark === undefined || remark.trim() === '' ? [] : [disarmStart(remark, 240)];
  const last = [...facts, asOfWords(asOf, discordDate)].join(' · ');
  return [...remarks, last].map((line) => fixed(`-# ${line}\n`));
}
