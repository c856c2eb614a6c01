import { hourAndDays, type Strings } from './strings.ts';

const locale = 'en';
const list = new Intl.ListFormat(locale, { type: 'disjunction' });

/** The interface in English. */
export const english: Strings = {
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
    notice: (notice) =>
      ({
        'coverage-only': 'This is what has been reported: no opinion, advice or forecast.',
        'older-than-asked': 'Every report shown is older than the time you ask about.',
        'model-failed': 'The language model gave no usable answer, so these are quotations.',
      })[notice],
    dropped: (count) => `${many(count, 'sentence')} left out: not supported by the sources`,
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
      return independent === publishers
        ? counted
        : `${counted}, ${independent.toLocaleString(locale)} independent`;
    },
    news: (news) => ({ new: 'new', developing: 'new developments', known: 'nothing new' })[news],
    old: (days) => `The newest coverage of this in the corpus is ${age(days)} old.`,
    omitted: (count) => `${count.toLocaleString(locale)} more ${count === 1 ? 'story' : 'stories'}`,
    timeline: (topic) => `Timeline: ${topic}`,
    noEvents: 'The corpus holds no dated article on this.',
    page: (number, of) => `page ${number.toLocaleString(locale)} of ${of.toLocaleString(locale)}`,
  },

  general: {
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

  status: {
    corpus: (articles, oldest, newest) =>
      oldest === null || newest === null
        ? many(articles, 'article')
        : `${many(articles, 'article')}, from ${oldest} to ${newest}`,
    publishers: (names) => `From ${names}`,
    others: (count) => many(count, 'other'),
    quoting: 'Answers quote the articles word for word',
    model: (name) => `Answers are worded by ${name} and checked against the articles`,
    feeds: (followed, failing, lastRead) =>
      [
        followed === 0 ? 'No feed is followed' : `${many(followed, 'feed')} followed`,
        ...(failing === 0 ? [] : [`${failing.toLocaleString(locale)} of them failing`]),
        ...(lastRead === null ? [] : [`last read ${lastRead}`]),
      ].join(', '),
    latency: (milliseconds) => `Discord answers in ${milliseconds.toLocaleString(locale)} ms`,
  },

  watches: {
    foot: 'Watched here; /watches shows what',
    added: (topic, rhythm) =>
      `I am watching “${topic}” for this channel: ${rhythm}. I write only when there is something new.`,
    rhythm(rhythm) {
      if (rhythm.kind === 'breaking') return 'as news breaks';
      const { time, days } = hourAndDays(rhythm, locale);
      return `${days === null ? 'every day' : `every ${days}`} at ${time} (${rhythm.zone})`;
    },
    known: (topic) =>
      `“${topic}” is already watched here. To change when, end it with /unwatch and begin again.`,
    full: (most) => `I watch ${most} topics in a channel at most. End one with /unwatch first.`,
    unreadableWhen:
      'I cannot read when. Write an hour such as 08:00 or 8am, days and an hour such as mondays 08:00 or weekdays 7:30, or breaking.',
    unknownZone:
      'I do not know this time zone. Choose one from the list, such as Europe/Berlin or America/New_York.',
    notHere:
      'I could not write here. Give me View Channel, Send Messages (in threads: Send Messages in Threads) and Read Message History in this channel, then try again.',
    roleNotYours: 'Only who may manage the server can have a role notified.',
    cannotPing:
      'I could not notify this role. Choose one that everyone may mention, or give me the permission to mention all roles.',
    removed: (topic) => `I no longer watch “${topic}” here.`,
    notFound: 'I watch nothing like that here. /watches shows what I watch.',
    heading: 'Watched here',
    none: 'Nothing is watched in this channel. Begin with /watch.',
    notifies: 'notifies a role',
    paused: (reason) =>
      ({
        'no-access':
          'Paused: I cannot see this channel. I go on by myself once I have View Channel again.',
        'no-permission':
          'Paused: I may not write in this channel. I go on by myself once I have Send Messages again.',
        closed: 'Paused: messages from me are not let in here. I try again from time to time.',
      })[reason],
  },

  factCheck: {
    heading: 'Fact check',
    verdict: ({ findings }) =>
      findings.length > 0 ? 'Closest coverage' : 'No article comes close',
    omitted: (count) => `${many(count, 'further sentence')} not checked`,
    caveat:
      'These are the closest sentences in the articles I have. I do not judge whether a claim is true.',
    noWords:
      'I can read no words in this message: a picture, a video or a file alone I cannot check.',
    noClaims:
      'This message states nothing that I could check: I look for statements, not for questions, greetings or opinions.',
    noCoverage: ({ articles }) =>
      articles === 0
        ? 'The corpus is still empty: no article has been added yet.'
        : 'No article in the corpus bears on this message.',
    found: (articles, stories) =>
      `${many(articles, 'article')} in ${stories === 1 ? 'one story' : `${stories} stories`}`,
  },

  corrections: {
    lead: (kind) =>
      ({
        retraction: 'Retracted since',
        correction: 'Corrected since',
        change: 'Changed since',
      })[kind],
    silent: 'the sentence quoted here no longer stands in the article',
    more: (count) => `${many(count, 'further change')}: see the sources`,
  },

  settings: {
    heading: 'How I behave in this server',
    channels: (names) => `I answer for all to see in ${names ?? 'every channel'}`,
    mentions: (where) =>
      where === 'threads'
        ? 'I answer mentions in threads only'
        : 'I answer mentions in channels and in threads',
    language: (which) =>
      ({
        reader: 'I speak the language of each reader, as far as I know it',
        en: 'I speak English',
        de: 'I speak German',
      })[which],
    timeZone: (name) => `A day begins at midnight in ${name}`,
    sources: (names) => `I answer from ${names ?? 'every publisher'}`,
    others: (count) => many(count, 'other'),
    cooldown: (seconds) =>
      seconds === 0
        ? 'Nobody has to wait between two questions'
        : `A person waits ${many(seconds, 'second')} between two questions`,
    personDaily: (count) =>
      count === 0
        ? 'A person may ask any number of questions'
        : `A person may ask ${many(count, 'question')} a day`,
    serverDaily: (count) =>
      count === 0
        ? 'The server may ask any number of questions'
        : `The server may ask ${many(count, 'question')} a day`,
    isPrivate: (isPrivate) =>
      isPrivate
        ? 'Commands are answered to the asker alone, unless the asker says otherwise'
        : 'Commands are answered for all to see, unless the asker says otherwise',
    usesModel: (usesModel) =>
      usesModel
        ? 'Where a language model is set up, it words my answers'
        : 'My answers quote the articles, without a language model',
    nothingToChange: 'Nothing was changed: choose at least one of the options.',
    unknownZone:
      'I do not know that time zone. Choose one from the list while you type, such as Europe/Berlin.',
    unknownSource: 'I do not know that publisher. Choose one from the list while you type.',
    tooMany: (most) => `That list is full: it may have ${most.toLocaleString(locale)} entries.`,
    askIn: (channels) =>
      channels.length === 0
        ? 'I do not answer in this channel. With /ask you get an answer that only you see.'
        : `I do not answer in this channel. Ask in ${list.format(channels)}, or use /ask for an answer that only you see.`,
    askInThread:
      'I answer mentions in threads only. Start a thread and mention me there, or use /ask.',
    notHere: 'In this channel I do not show answers to all.',
    limits: {
      cooldown: (left) => `Not so fast, please: you may ask again ${left}.`,
      person: (left) => `You have asked all your questions for today. You may ask again ${left}.`,
      server: (left) =>
        `All the questions of this server for today have been asked. You may ask again ${left}.`,
    },
  },

  feeds: {
    heading: 'Feeds that I follow',
    none: 'I follow no feed yet. /feeds add takes the address of a site, a feed or a list of feeds.',
    visiting: [
      'Visiting the address …',
      'Reading what is there, one page at a time …',
      'Still reading …',
    ],
    added: 'Followed from now on',
    known: 'Followed already',
    also: 'The page names these, too; add one if it is another',
    rejected: (reason) => `Nothing was added: ${reason}`,
    removed: (url) => `I no longer follow ${url}. Its articles stay.`,
    notFollowed: 'I follow no feed with that address. Choose one from the list while you type.',
    notYours:
      'My feeds are the same for every server that I am in, so only whoever runs me may change them. With /feeds check you can show them what a feed would bring.',
    noAddress: 'That is no address of the web. Write one such as https://www.example.org/',
    notReadYet: 'not read yet',
    lastRead: (when) => `read ${when}`,
    failing: (times, reason) =>
      `failed ${times === 1 ? 'once' : `${times.toLocaleString(locale)} times`}: ${reason}`,
    ended: (reason) => `ended: ${reason}`,
    nextVisit: (when) => `next visit ${when}`,
    brings: (articles, rejected) =>
      `It would bring ${many(articles, 'article')}${rejected === 0 ? '' : `; ${many(rejected, 'item')} cannot be used`}`,
    more: (count) => `and ${count.toLocaleString(locale)} more`,
  },

  faults: {},
};

function age(days: number): string {
  if (days < 60) return many(days, 'day');
  return days < 730 ? many(Math.floor(days / 30.4), 'month') : many(Math.floor(days / 365), 'year');
}

/** A number with its noun, in one or many. */
function many(count: number, noun: string): string {
  return `${count.toLocaleString(locale)} ${noun}${count === 1 ? '' : 's'}`;
}
