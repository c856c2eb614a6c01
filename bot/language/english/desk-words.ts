import { locale } from './locale.ts';
import type { GeneralStrings } from '../words/desk-words.ts';

export const generalStrings: GeneralStrings = {
  howToAsk:
    'Ask me about the news, for example: “What came out of the climate talks this week?” Mention me, reply to me, write to me directly, or use /ask.',
  unreadable:
    'I cannot read that message: Discord shows me only words that mention me myself (not my role), or that I am sent directly. Please mention me, or use /ask.',
  tooLong: (most) =>
    `That question is too long for me. Please put it in fewer than ${most.toLocaleString(locale)} characters.`,
  oneAtATime: 'I am still working on your last question. Ask again when it is answered.',
  unreadableSince:
    'I cannot read that time. Write “since” as a span such as 48h, 7d or 2w, or as a day such as 2025-12-01, not in the future.',
  unknownCommand:
    'I do not know this command any more. Discord forgets old commands within an hour.',
  nothingYet: 'I have not answered anything in this channel yet. Ask me something with /ask.',
  forgotten: 'I no longer know this answer. Please ask again.',
  thanks: 'Thank you, that is noted.',
  privacy:
    'I read only what is addressed to me. I keep the last 50 answers of each channel with their questions and who asked, opinions given with 👍 and 👎, when you last asked for the latest, who began what a channel watches, and, where a server limits questions, for two days how many you asked. /forget me deletes what is yours. Nothing of it leaves the machine I run on, except that a configured language model is sent the question and passages of articles.',
  forgot:
    'Done: I have forgotten your questions, your opinions, what you looked at, and what I watched for you alone.',
  brokeDown:
    'Something went wrong on my side. Please try again; if it stays, tell whoever runs me.',
  status: [
    'Reading the corpus …',
    'Choosing the passages that answer this …',
    'Checking every sentence against its sources …',
    'Still working on it …',
  ],
};
