import type { Catalogue } from './catalogue.ts';
import { answerWords } from './german/answer-words.ts';
import { buttonWords } from './german/button-words.ts';
import { correctionWords } from './german/correction-words.ts';
import { deskWords } from './german/desk-words.ts';
import { digestWords } from './german/digest-words.ts';
import { factCheckWords } from './german/fact-check-words.ts';
import { faultWords } from './german/fault-words.ts';
import { feedWords } from './german/feed-words.ts';
import { houseWords } from './german/house-words.ts';
import { statusWords } from './german/status-words.ts';
import { watchWords } from './german/watch-words.ts';
import { locale } from './german/locale.ts';

/** Was der Bot sagt, auf Deutsch. */
export const german: Catalogue = {
  locale,
  answer: answerWords,
  digest: digestWords,
  desk: deskWords,
  buttons: buttonWords,
  status: statusWords,
  watches: watchWords,
  factCheck: factCheckWords,
  corrections: correctionWords,
  house: houseWords,
  feeds: feedWords,
  faults: faultWords,
};
