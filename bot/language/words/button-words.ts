/** Labels of buttons, at most 34 characters, and of the windows that they open, at most 45. */
export type ButtonStrings = {
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
