/** What the bot says about itself and its limits, in one voice. */
export type GeneralStrings = {
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
