import type { Catalogue } from './catalogue.ts';

const locale = 'en';

/** What the bot says, in English. */
export const english: Catalogue = {
  locale,
  answer: {
    noEvidence: 'The corpus does not hold an answer to this.',
    nearest(asOf, found) {
      if (asOf.articles === 0) return 'It is still empty: no article has been added yet.';
      if (found === 0) return 'No article in it comes near the question either.';
      return 'This is the nearest coverage it holds; it does not settle the question.';
    },
    method: (method) =>
      method === 'model'
        ? 'Worded by a model, checked against the sources'
        : 'Quoted word for word',
    dropped: (count) => `${many(count, 'sentence')} left out: not supported by the sources`,
    differs: (numbers) => `Reports differ: ${numbers}`,
    omitted: (count) => `… ${many(count, 'sentence')} more than a message can hold`,
    asOf: (articles, newest) =>
      newest === null ? many(articles, 'article') : `As of ${newest}, ${many(articles, 'article')}`,
    noSources: 'It rests on no source: nothing in the corpus came near the question.',
    untitled: 'Untitled',
  },
  digest: {
    heading: (topic) => (topic === null ? 'The latest' : `The latest on ${topic}`),
    empty({ topic, asOf }) {
      if (asOf.articles === 0) return 'The corpus is still empty: no article has been added yet.';
      if (topic === null) return 'Nothing was published in that time. Ask for a longer one.';
      return 'The corpus holds nothing on this in that time. Ask for a longer one, or in other words.';
    },
    coverage({ articles, publishers, independent }) {
      const counted = `${many(articles, 'article')} by ${many(publishers, 'publisher')}`;
      return independent === publishers ? counted : `${counted}, ${independent} independent`;
    },
    news: (news) => ({ new: 'new', developing: 'new developments', known: 'nothing new' })[news],
    omitted: (count) => `${count} more ${count === 1 ? 'story' : 'stories'}`,
    timeline: (topic) => `Timeline: ${topic}`,
    noEvents: 'The corpus holds no dated article on this.',
    page: (number, of) => `page ${number} of ${of}`,
  },
  desk: {
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
      'I read only what is addressed to me. I keep the last 50 answers of each channel with their questions and who asked, opinions given with 👍 and 👎, and when you last asked for the latest. /forget me deletes what is yours. Nothing of it leaves the machine I run on, except that a configured language model is sent the question and passages of articles.',
    forgot: 'Done: I have forgotten your questions, your opinions and what you looked at.',
    brokeDown:
      'Something went wrong on my side. Please try again; if it stays, tell whoever runs me.',
    status: [
      'Reading the corpus …',
      'Choosing the passages that answer this …',
      'Checking every sentence against its sources …',
      'Still working on it …',
    ],
  },
  status: {
    corpus: (articles, oldest, newest) =>
      oldest === null || newest === null
        ? many(articles, 'article')
        : `${many(articles, 'article')}, from ${oldest} to ${newest}`,
    publishers: (names) => `From ${names}`,
    others: (count) => many(count, 'other'),
    quoting: 'Answers quote the articles word for word',
    model: (name) => `Answers are worded by ${name} and checked against the articles`,
    latency: (milliseconds) =>
      `A word with Discord takes ${milliseconds.toLocaleString(locale)} ms`,
  },
  buttons: {
    sources: 'Sources',
    followUp: 'Follow up',
    share: 'Share',
    earlier: 'Earlier',
    later: 'Later',
    followUpTitle: 'Ask on',
    followUpLabel: 'What else do you want to know?',
    reasonTitle: 'What was wrong?',
    reasonLabel: 'In a few words, if you like',
  },
};

function many(count: number, noun: string): string {
  return `${count.toLocaleString(locale)} ${noun}${count === 1 ? '' : 's'}`;
}
