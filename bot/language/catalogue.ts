import type { AnswerWords } from './words/answer-words.ts';
import type { ButtonWords } from './words/button-words.ts';
import type { CorrectionWords } from './words/correction-words.ts';
import type { DeskWords } from './words/desk-words.ts';
import type { DigestWords } from './words/digest-words.ts';
import type { FactCheckWords } from './words/fact-check-words.ts';
import type { FaultWords } from './words/fault-words.ts';
import type { FeedWords } from './words/feed-words.ts';
import type { HouseWords } from './words/house-words.ts';
import type { StatusWords } from './words/status-words.ts';
import type { WatchWords } from './words/watch-words.ts';

/** Everything that the bot says in Discord of its own, in one language. None of it is Markdown. */
export type Catalogue = {
  /** The BCP 47 tag, for numbers. */
  locale: string;
  answer: AnswerWords;
  digest: DigestWords;
  desk: DeskWords;
  buttons: ButtonWords;
  status: StatusWords;
  watches: WatchWords;
  factCheck: FactCheckWords;
  corrections: CorrectionWords;
  house: HouseWords;
  feeds: FeedWords;
  faults: FaultWords;
};
