import type { Strings } from './catalogue.ts';
import { answerStrings } from './german/answer-words.ts';
import { buttonStrings } from './german/button-words.ts';
import { correctionStrings } from './german/correction-words.ts';
import { generalStrings } from './german/desk-words.ts';
import { digestStrings } from './german/digest-words.ts';
import { factCheckStrings } from './german/fact-check-words.ts';
import { faultStrings } from './german/fault-words.ts';
import { feedStrings } from './german/feed-words.ts';
import { settingsStrings } from './german/house-words.ts';
import { statusStrings } from './german/status-words.ts';
import { watchStrings } from './german/watch-words.ts';
import { locale } from './german/locale.ts';

/** Was der Bot sagt, auf Deutsch. */
export const german: Strings = {
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
