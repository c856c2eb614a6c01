import type { Catalogue } from './catalogue.ts';
import { answerWords } from './english/answer-words.ts';
import { buttonWords } from './english/button-words.ts';
import { correctionWords } from './english/correction-words.ts';
import { deskWords } from './english/desk-words.ts';
import { digestWords } from './english/digest-words.ts';
import { factCheckWords } from './english/fact-check-words.ts';
import { faultWords } from './english/fault-words.ts';
import { feedWords } from './english/feed-words.ts';
import { houseWords } from './english/house-words.ts';
import { statusWords } from './english/status-words.ts';
import { watchWords } from './english/watch-words.ts';
import { locale } from './english/locale.ts';

/** What the bot says, in English. */
export const english: Catalogue = {
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
