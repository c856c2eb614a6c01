// What a question is, as asked and as parsed.
import type { SearchFilter } from '../store/store.ts';
import type { WeightedStems } from '../text/word-weights.ts';

/** A question as a person or a program asks it. */
export type Question = {
  text: string;
  /** The time of asking, ISO 8601 in UTC with milliseconds: nothing published later is used. */
  at: string;
  since?: string;
  until?: string;
  /** Only these publishers, in any spelling that the store's own names contain. */
  sources?: readonly string[];
  /** The exchange before, for a follow-up. */
  previous?: Exchange;
};

/** A question and its answer as people read them. */
export type Exchange = { question: string; answer: string };

/** A question, parsed once: search, reading, answers, digests and checks all read this. */
export type Query = {
  /** The question as it was asked, for people and prompts. */
  question: string;
  /** The text to search for: with the names that a follow-up refers to, without relative days. */
  text: string;
  /** Whether it refers to the exchange before it. */
  isFollowUp: boolean;
  /** The language it is asked in, a tag such as `de`; texts are stemmed alike to be compared with it. */
  language: string;
  /** The time of asking, ISO 8601 in UTC with milliseconds. */
  at: string;
  /** The part of the corpus that may be searched. */
  filter: SearchFilter;
  /** Every stem of `text` with its weight. */
  stems: WeightedStems;
  /** The content words of the question, each once. */
  terms: Term[];
  /** The kind of thing that is asked for. */
  answerType: AnswerType;
  /** The noun asked for, such as `school` in `which Ivy League school`; null if there is none. */
  target: string | null;
  /** The times that the question names: articles from then rank higher, others are not excluded. */
  periods: Period[];
  /** The earliest time that the question can be about (ISO 8601), counting `this week` too; null where it names none. */
  earliest: string | null;
  recency: Recency;
  /** The publishers that the question names ("according to …"), as spelt in the store. */
  publishers: string[];
  /** What is asked of each publisher, or each of several questions; empty for a plain question. */
  clauses: Clause[];
  /** Whether it wants an opinion, advice or a forecast, which no article can settle. */
  wantsJudgement: boolean;
};

/** A content word of a question. */
export type Term = {
  word: string;
  stem: string;
  /** How much it matters; 0 for the kind of answer asked for (`country` in `which country`). */
  weight: number;
  /** Names and numbers have to match exactly, other words also match similar ones. */
  kind: 'name' | 'number' | 'word';
};

/** What a question asks for; `choice` is one of several things (`which film`), `other` has no form of its own. */
export type AnswerType = 'person' | 'place' | 'amount' | 'number' | 'time' | 'choice' | 'other';

/** A part of a question that is searched for separately as well. */
export type Clause = {
  /** Its words, lower case, without the names of publishers. */
  text: string;
  /** The publisher that it is about, as spelt in the store. */
  publisher?: string;
};

/** A span of time, both ends included, ISO 8601 in UTC with milliseconds. */
export type Period = { since: string; until: string };

/** How much recency counts: `strong` for "latest", `none` for history. */
export type Recency = 'strong' | 'usual' | 'none';

/** Discord's longest messages have 2,000 characters, too. */
const LONGEST_QUESTION = 2_000;

/** The part of a question that is read; no whole question is longer. */
export function cutQuestion(text: string): string {
  return text.slice(0, LONGEST_QUESTION);
}
