import type { ButtonStrings } from '../words/button-words.ts';

export const buttonStrings: ButtonStrings = {
  sources: 'Sources',
  followUp: 'Follow up',
  share: 'Share',
  earlier: 'Earlier',
  later: 'Later',
  followUpTitle: 'Ask on',
  followUpLabel: 'What else do you want to know?',
  reasonTitle: 'What was wrong?',
  reasonLabel: 'In a few words, if you like',
};
