import type { AsOf, Method } from '../../retrieval/answer.ts';
import type { Digest, DigestStory } from '../../retrieval/digest/digest.ts';

/** Everything that the bot says in Discord of its own, in one language. None of it is Markdown. */
export type Catalogue = {
  /** The BCP 47 tag, for numbers. */
  locale: string;
  answer: AnswerWords;
  digest: DigestWords;
  desk: DeskWords;
  buttons: ButtonWords;
  status: StatusWords;
};

/** What stands around an answer and its sources. */
type AnswerWords = {
  /** Says that there is no answer, so that nobody takes what follows for one. */
  noEvidence: string;
  /** What stands above the nearest coverage, or in its place. */
  nearest(asOf: AsOf, found: number): string;
  /** How the sentences of an answer came about. */
  method(method: Method): string;
  /** That sentences were taken out. */
  dropped(count: number): string;
  /** That reports differ; `numbers` are what each reported, newest first. */
  differs(numbers: string): string;
  /** That sentences did not fit into the message. */
  omitted(count: number): string;
  /** What the corpus held; `newest` is a date as written for the reader, or null. */
  asOf(articles: number, newest: string | null): string;
  noSources: string;
  untitled: string;
};

/** What stands around digests and timelines. */
type DigestWords = {
  heading(topic: string | null): string;
  /** Says that there is nothing to tell, and what to do about it. */
  empty(digest: Digest): string;
  /** How widely a story is told. */
  coverage(story: DigestStory): string;
  /** What of a story the reader has not seen. */
  news(news: Exclude<DigestStory['news'], null>): string;
  omitted(count: number): string;
  timeline(topic: string): string;
  noEvents: string;
  page(number: number, of: number): string;
};

/** What the bot says about itself and its limits, in one voice. */
type DeskWords = {
  howToAsk: string;
  unreadable: string;
  tooLong(most: number): string;
  oneAtATime: string;
  unreadableSince: string;
  unknownCommand: string;
  nothingYet: string;
  /** That the answer under which a button was pressed is no longer known. */
  forgotten: string;
  thanks: string;
  /** What is kept of people, and how to have it forgotten. */
  privacy: string;
  forgot: string;
  brokeDown: string;
  /** What a slow answer says while it is under way, in this order. */
  status: readonly string[];
};

/** Labels of buttons, at most 34 characters, and of the windows that they open, at most 45. */
type ButtonWords = {
  sources: string;
  followUp: string;
  share: string;
  /** Turn the pages of a timeline. */
  earlier: string;
  later: string;
  /** Above and inside the window that asks for the next question. */
  followUpTitle: string;
  followUpLabel: string;
  /** Above and inside the window that asks what was wrong. */
  reasonTitle: string;
  reasonLabel: string;
};

/** The lines of what the bot tells of itself; dates are as written for the reader, or null. */
type StatusWords = {
  corpus(articles: number, oldest: string | null, newest: string | null): string;
  publishers(names: string): string;
  /** So many publishers that are not named. */
  others(count: number): string;
  quoting: string;
  model(name: string): string;
  latency(milliseconds: number): string;
};
