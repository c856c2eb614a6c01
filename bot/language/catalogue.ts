import type { AnswerStrings } from './words/answer-words.ts';
import type { ButtonStrings } from './words/button-words.ts';
import type { CorrectionStrings } from './words/correction-words.ts';
import type { GeneralStrings } from './words/desk-words.ts';
import type { DigestStrings } from './words/digest-words.ts';
import type { FactCheckStrings } from './words/fact-check-words.ts';
import type { FaultStrings } from './words/fault-words.ts';
import type { FeedStrings } from './words/feed-words.ts';
import type { SettingsStrings } from './words/house-words.ts';
import type { StatusStrings } from './words/status-words.ts';
import type { WatchStrings } from './words/watch-words.ts';

/** Everything that the bot says in Discord of its own, in one language. None of it is Markdown. */
export type Strings = {
  /** The BCP 47 tag, for numbers. */
  locale: string;
  answer: AnswerStrings;
  digest: DigestStrings;
  general: GeneralStrings;
  buttons: ButtonStrings;
  status: StatusStrings;
  watches: WatchStrings;
  factCheck: FactCheckStrings;
  corrections: CorrectionStrings;
  settings: SettingsStrings;
  feeds: FeedStrings;
  faults: FaultStrings;
};
