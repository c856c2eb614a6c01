import type { ButtonStrings } from '../words/button-words.ts';

export const buttonStrings: ButtonStrings = {
  sources: 'Quellen',
  followUp: 'Nachfragen',
  share: 'Teilen',
  earlier: 'Früher',
  later: 'Später',
  followUpTitle: 'Nachfragen',
  followUpLabel: 'Was möchtest du noch wissen?',
  reasonTitle: 'Was stimmte nicht?',
  reasonLabel: 'Mit wenigen Worten, wenn du magst',
};
