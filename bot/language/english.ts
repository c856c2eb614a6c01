import type { Strings } from './catalogue.ts';
import { answerStrings } from './english/answer-words.ts';
import { buttonStrings } from './english/button-words.ts';
import { correctionStrings } from './english/correction-words.ts';
import { generalStrings } from './english/desk-words.ts';
import { digestStrings } from './english/digest-words.ts';
import { factCheckStrings } from './english/fact-check-words.ts';
import { faultStrings } from './english/fault-words.ts';
import { feedStrings } from './english/feed-words.ts';
import { settingsStrings } from './english/house-words.ts';
import { statusStrings } from './english/status-words.ts';
import { watchStrings } from './english/watch-words.ts';
import { locale } from './english/locale.ts';

/** What the bot says, in English. */
export const english: Strings = {
  locale,
  answer: answerStrings,
  digest: digestStrings,
  general: generalStrings,
  buttons: buttonStrings,
  status: statusStrings,
  watches: watchStrings,
  factCheck: factCheckStrings,
  corrections: correctionStrings,
  settings: settingsStrings,
  feeds: feedStrings,
  faults: faultStrings,
};
