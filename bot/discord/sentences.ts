/** The longest question that is read, in characters. */
export const questionRoom = 1000;

/** What the bot says about itself and its limits, in one voice. */
export const sentences = {
  howToAsk:
    'Ask me about the news, for example: “What came out of the climate talks this week?” Mention me, reply to me, write to me directly, or use /ask.',
  unreadable:
    'I cannot read that message: Discord shows me only words that mention me myself (not my role), or that I am sent directly. Please mention me, or use /ask.',
  tooLong: `That question is too long for me. Please put it in fewer than ${questionRoom.toLocaleString('en')} characters.`,
  oneAtATime: 'I am still working on your last question. Ask again when it is answered.',
  unreadableSince:
    'I cannot read that time. Write “since” as a span such as 48h, 7d or 2w, or as a day such as 2025-12-01, not in the future.',
  unknownCommand:
    'I do not know this command any more. Discord forgets old commands within an hour.',
  nothingYet: 'I have not answered anything in this channel yet. Ask me something with /ask.',
  brokeDown:
    'Something went wrong on my side. Please try again; if it stays, tell whoever runs me.',
} as const;

/** What a slow answer says while it is under way, in this order. */
export const statusLines = [
  'Reading the corpus …',
  'Choosing the passages that answer this …',
  'Checking every sentence against its sources …',
  'Still working on it …',
] as const;
