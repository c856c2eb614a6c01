import { countingIn, scheduleParts, type Strings, writeAge } from './strings.ts';

const locale = 'en';
const counting = countingIn(locale);
const conjunction = new Intl.ListFormat(locale);
const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });

/** The interface in English. */
export const english: Strings = {
  locale,

  // Commands are named and described in English.
  commands: null,

  answer: {
    noEvidence(asOf, found) {
      if (asOf.articles === 0) return 'There are no articles yet.';
      return found === 0
        ? 'I have no article on this.'
        : 'No article says this directly. The closest:';
    },
    method: (method) =>
      method === 'model'
        ? 'Written by a language model, checked against the sources'
        : 'Quoted word for word',
    translated: 'then translated by it',
    notice: (notice) =>
      ({
        'coverage-only': 'This is what was reported. I don’t give opinions, advice or forecasts.',
        'older-than-asked': 'All of these reports are older than the time you asked about.',
        'model-budget':
          'The budget for the language model is spent for this month, so answers are quotes until the next.',
        'model-writing': 'The language model is still at work. Until then, these are quotes.',
        'model-failed': 'The language model gave no usable answer, so these are quotes.',
      })[notice],
    dropped: (count) => `${many(count, 'unsupported sentence')} removed`,
    omitted: (count, method) =>
      method === 'quotes'
        ? `${count.toLocaleString(locale)} more under Sources`
        : `${many(count, 'more sentence')} did not fit`,
    asOf: (articles, newest) =>
      newest === null ? many(articles, 'article') : `As of ${newest}, ${many(articles, 'article')}`,
    noSources: 'No sources: I found nothing close to the question.',
    untitled: 'Untitled',
  },

  digest: {
    heading: (topic) => (topic === null ? 'The latest' : `The latest on ${topic}`),
    empty({ topic, asOf }) {
      if (asOf.articles === 0) return 'There are no articles yet.';
      if (topic === null) return 'Nothing was published in that period. Try a longer one.';
      return 'I found nothing on this in that period. Try a longer one or different words.';
    },
    coverage({ articles, publishers, independent }) {
      const counted = many(articles, 'article');
      if (independent < publishers)
        return `${counted}, ${independent.toLocaleString(locale)} independent`;
      return publishers === 1 ? counted : `${counted}, ${many(publishers, 'publisher')}`;
    },
    news: (news) => ({ new: 'new', developing: 'updated', known: 'nothing new' })[news],
    newest: (date) => `The newest articles are of ${date}.`,
    old: (days) => `My newest article on this is ${writeAge(days, locale)} old.`,
    translated: 'Translated by a language model.',
    omitted: (count) => `${counting(count, 'more story', 'more stories')} under Sources`,
    more: (count) => counting(count, 'more story', 'more stories'),
    back: 'Back',
    timeline: (topic) => `Timeline: ${topic}`,
    noEvents: 'I have no dated articles on this.',
    page: (number, of) => `page ${number.toLocaleString(locale)} of ${of.toLocaleString(locale)}`,
  },

  general: {
    howToAsk:
      'Ask me about the news, for example: “What came out of the climate talks this week?” Mention me, reply to me, send me a direct message, or use /ask.',
    greeting:
      'Hello! Ask me about the news, or for the latest on a topic. /help says what else I can do.',
    welcome: 'You’re welcome! Reply to an answer of mine to ask on.',
    help: 'I answer questions about the news from the articles I have, and show the source of each sentence. Mention me, reply to me, send me a direct message, or use /ask. /latest shows the newest stories, /timeline a topic day by day, /sources the quotes of my last answer here, and /watch topic posts news on a topic. In the menu of a message, under Apps, I find what was reported about it. /status says which articles I have, /privacy what I store about you.',
    unreadable:
      'I can’t read that message. Discord only shows me messages that mention me (not my role) and direct messages. Please mention me, or use /ask.',
    unreadableThread:
      'Discord hides this message from me. Reply to one of my answers, press Follow up, or mention me.',
    inThread: 'Answered in the thread below.',
    tooLong: (most) =>
      `That question is too long. Please keep it under ${most.toLocaleString(locale)} characters.`,
    oneAtATime: 'I’m still working on your last question. Please wait for the answer.',
    unreadableSince:
      'I don’t understand that time. For “since”, write a period such as 48h, 7d or 2w, or a past date such as 2025-12-01.',
    unknownCommand: 'This command no longer exists. Discord will remove it within an hour.',
    nothingYet: 'I haven’t answered anything in this channel yet. Ask me something with /ask.',
    forgotten: 'I no longer have this answer. Please ask again.',
    thanks: 'Thank you for your feedback.',
    privacy:
      'I only read messages that are addressed to me. I store the last 50 answers of each channel with the question and who asked it, 👍 and 👎 ratings, when you last asked for the latest news, who added each watch, and, on servers with question limits, how many questions you asked (for two days). /forget me deletes your data. Nothing leaves the machine I run on, except that a language model, if one is set up, receives the question and passages from articles.',
    forgetMe:
      'Shall I delete your questions and their private answers, your ratings, what you last looked at, and your watches in direct messages? Answers that others can read stay, without your name.',
    forgot:
      'Done. I deleted your questions and their private answers, your ratings, what you last looked at, and your watches in direct messages. Public answers no longer have your name.',
    brokeDown:
      'Something went wrong on my side. Please try again. If it keeps happening, tell whoever runs me.',
    status: [
      'Searching the articles …',
      'Choosing passages …',
      'Checking every sentence against its sources …',
      'Still working …',
    ],
  },

  welcome: {
    hello: (articles) =>
      articles === 0
        ? 'Hello! I answer questions about the news and show the source of each sentence. I have no articles yet: whoever runs me can add some.'
        : `Hello! I answer questions about the news from ${many(articles, 'article')}, and show the source of each sentence.`,
    ask: (hasExamples) =>
      hasExamples ? 'Use /ask, or mention me. For example:' : 'Use /ask, or mention me.',
    forExample: 'For example:',
    more: '/latest shows the newest stories, /help what else I can do. With /settings you choose where I answer.',
  },

  buttons: {
    sources: 'Sources',
    followUp: 'Follow up',
    share: 'Share',
    forgetMe: 'Delete my data',
    earlier: 'Earlier',
    later: 'Later',
    followUpTitle: 'Ask a follow-up question',
    followUpLabel: 'What else do you want to know?',
    reasonTitle: 'What was wrong?',
    reasonLabel: 'A few words (optional)',
  },

  status: {
    corpus: (articles, oldest, newest) =>
      oldest === null || newest === null
        ? many(articles, 'article')
        : `${many(articles, 'article')}, from ${oldest} to ${newest}`,
    publishers: (names) => `Publishers: ${names}`,
    others: (count) => many(count, 'other'),
    quoting: 'Answers quote the articles word for word',
    model: (name) => `Answers are written by ${name} and checked against the articles`,
    tokens: (used, budget) =>
      budget === null
        ? `Tokens of the model this month: ${used.toLocaleString(locale)}`
        : `Tokens of the model this month: ${used.toLocaleString(locale)} of ${budget.toLocaleString(locale)}`,
    feeds: (followed, failing, lastRead) =>
      [
        followed === 0 ? 'No feeds' : many(followed, 'feed'),
        ...(failing === 0 ? [] : [`${failing.toLocaleString(locale)} failing`]),
        ...(lastRead === null ? [] : [`last checked ${lastRead}`]),
      ].join(', '),
    running: (version, since, shards) =>
      `Dateline ${version}${since === null ? '' : `, started ${since}`}, ${shards.all === 1 ? many(1, 'shard') : `shard ${shards.own} of ${shards.all}`}`,
    latency: (milliseconds) => `Discord latency: ${milliseconds.toLocaleString(locale)} ms`,
  },

  watches: {
    foot: 'Watched in this channel (see /watches)',
    added: (topic, schedule, channel) =>
      `I’m now watching “${topic}” for ${channel === null ? 'this channel' : `#${channel}`}: ${schedule}. I only post when there is something new.`,
    changed: (topic, schedule) => `Changed. I’m watching “${topic}”: ${schedule}.`,
    rhythm(rhythm) {
      if (rhythm.kind === 'breaking') return 'as news breaks';
      if (rhythm.kind === 'items') return 'each new article';
      const { times, days, areWeekdays } = scheduleParts(rhythm, locale);
      const on = days === null ? 'every day' : areWeekdays ? 'on weekdays' : `every ${days}`;
      return `${on} at ${times} (${rhythm.zone})`;
    },
    when: {
      daily: ['daily', 'day', 'days'],
      weekdays: ['weekdays', 'weekday', 'workdays', 'workday'],
      weekends: ['weekends', 'weekend'],
      breaking: ['breaking', 'breaking news', 'as it breaks', 'as news breaks'],
      filler: ['at', 'every', 'each', 'on', 'and'],
    },
    known: (topic, schedule) =>
      `“${topic}” is already watched there: ${schedule}. To change it, give when, zone or role.`,
    full: (most) =>
      `That channel already has ${most} watches, the maximum. Remove one with /watches first.`,
    unreadableWhen:
      'I don’t understand when. Write up to six times such as 08:00 or 8am and 6pm, days and a time such as mondays 08:00 or weekdays 7:30, or “breaking”.',
    unknownZone:
      'I don’t know this time zone. Choose one from the list, such as Europe/Berlin or America/New_York.',
    notHere:
      'I can’t post there. Give me View Channel, Send Messages (in threads: Send Messages in Threads) and Read Message History in that channel, then try again.',
    notYours: 'You can only choose a channel where you may post yourself.',
    roleNotYours: 'Only people with the Manage Server permission can have a role pinged.',
    cannotPing:
      'I can’t ping this role. Choose one that everyone can mention, or give me permission to mention all roles.',
    knownFeed: (name) =>
      `“${name}” is already posted there. To change how, give keep, block, role or what to show.`,
    unknownFeed:
      'I don’t know this publisher, and I follow no feed of such a site. Choose one from the list as you type.',
    publishElsewhere: 'I can only publish in an announcement channel.',
    noPictures: 'To show pictures I need the permission Embed Links in that channel.',
    filter: (only, without) =>
      [
        ...(only.length === 0 ? [] : [`only ${only.join(', ')}`]),
        ...(without.length === 0 ? [] : [`without ${without.join(', ')}`]),
      ].join('; '),
    removed: (topic) => `I’m no longer watching “${topic}” here.`,
    notFound: 'I’m not watching that here. /watches lists what I watch.',
    heading: 'Watched in this channel',
    none: 'Nothing is watched in this channel. Add a topic with /watch topic.',
    rest: (count, name) => `${many(count, 'more article')} from ${name}`,
    alsoIn: (publishers, others) =>
      `also in ${conjunction.format([...publishers, ...(others === 0 ? [] : [many(others, 'other')])])}`,
    serverHeading: 'Watches of this server',
    serverNone: 'Nothing is watched in this server. Add a topic with /watch topic.',
    notifies: 'pings a role',
    stopped: 'paused',
    choose: 'Choose a watch to pause, test, edit or remove',
    controls: {
      pause: 'Pause',
      resume: 'Resume',
      test: 'Test',
      edit: 'Edit',
      remove: 'Remove',
      back: 'All watches',
    },
    gone: 'This watch no longer exists. /watches lists those that do.',
    testEmpty: 'I have nothing on this at the moment, so I would post nothing.',
    testHeading: 'A test that only you see',
    editTitle: 'Edit the watch',
    whenLabel: 'When',
    zoneLabel: 'Time zone',
    keepLabel: 'Only with one of these words',
    blockLabel: 'Without these words',
    showLabel: 'Show besides the headline',
    parts: {
      sentence: 'First sentence',
      picture: 'Picture',
      publisher: 'Publisher',
      story: 'Who else reports it',
    },
    paused: (reason) =>
      ({
        'no-access':
          'Paused: I can’t see this channel. I’ll resume once I have View Channel again.',
        'no-permission':
          'Paused: I can’t post in this channel. I’ll resume once I have Send Messages again.',
        closed: 'Paused: Discord rejects my messages here. I’ll keep trying.',
      })[reason],
  },

  factCheck: {
    heading: 'Fact check',
    coverage: ({ verdict, findings }) => {
      const closest = findings.length > 0 ? 'Closest coverage' : 'No article comes close';
      const verdicts = {
        supported: '✅ Supported',
        contradicted: '❌ Contradicted',
        'not-judged': closest,
      };
      return verdicts[verdict];
    },
    omitted: (count) => `${many(count, 'more sentence')} not checked`,
    caveat: (isJudged) =>
      isJudged
        ? 'A language model compared the claims with the articles I have, and can be wrong: read the quotes.'
        : 'These are the closest sentences in the articles I have. I don’t judge whether a claim is true.',
    noWords: 'There is no text in this message. I can’t check pictures, videos or files.',
    noClaims:
      'There is nothing to check in this message. I check statements of fact, not questions, greetings or opinions.',
    noCoverage: ({ articles }) =>
      articles === 0 ? 'There are no articles yet.' : 'I have no articles related to this message.',
    found: (articles, stories) =>
      `${many(articles, 'article')} in ${counting(stories, 'story', 'stories')}`,
  },

  corrections: {
    lead: (kind) =>
      ({
        retraction: 'Since retracted',
        correction: 'Since corrected',
        change: 'Since changed',
      })[kind],
    silent: 'the sentence quoted here is no longer in the article',
    more: (count) => `${many(count, 'more change')}: see Sources`,
  },

  settings: {
    heading: 'Settings of this server',
    channels: (names) => `I answer publicly in ${names ?? 'every channel'}`,
    mentions: (where) =>
      where === 'threads'
        ? 'I answer mentions in threads only'
        : 'I answer mentions in channels and threads',
    threads: (inThreads) =>
      inThreads
        ? 'I answer each question in a thread of its own'
        : 'I answer in the channel itself',
    noThreads:
      'I can’t open threads here. Give me Create Public Threads and Send Messages in Threads, then try again.',
    language: (name) =>
      name === null ? 'I use each reader’s language where I can' : `I speak ${name}`,
    timeZone: (name) => `The day starts at midnight in ${name}`,
    sources: (names) => `I answer from ${names ?? 'every publisher'}`,
    cooldown: (seconds) =>
      seconds === 0
        ? 'No waiting time between questions'
        : `Each person waits ${many(seconds, 'second')} between questions`,
    personDaily: (count) =>
      count === 0
        ? 'No daily limit per person'
        : `Each person can ask ${many(count, 'question')} a day`,
    serverDaily: (count) =>
      count === 0
        ? 'No daily limit for the server'
        : `The server can ask ${many(count, 'question')} a day`,
    isPrivate: (isPrivate) =>
      isPrivate
        ? 'Only the asker sees the reply to a command, unless they choose otherwise'
        : 'Everyone sees the reply to a command, unless the asker chooses otherwise',
    usesModel: (usesModel) =>
      usesModel
        ? 'If a language model is set up, it writes my answers'
        : 'My answers quote the articles, without a language model',
    nothingToChange: 'Nothing changed: choose at least one option.',
    unknownZone:
      'I don’t know that time zone. Choose one from the list as you type, such as Europe/Berlin.',
    unknownSource: 'I don’t know that publisher. Choose one from the list as you type.',
    tooMany: (most) => `That list is full: it can have ${most.toLocaleString(locale)} entries.`,
    askIn: (channels) =>
      channels.length === 0
        ? 'I don’t answer in this channel. With /ask you get an answer only you can see.'
        : `I don’t answer in this channel. Ask in ${disjunction.format(channels)}, or use /ask for an answer only you can see.`,
    askInThread:
      'I answer mentions in threads only. Start a thread and mention me there, or use /ask.',
    notHere: 'I don’t show public answers in this channel.',
    limits: {
      cooldown: (left) => `Please slow down. You can ask again ${left}.`,
      person: (left) => `You’ve used all your questions for today. You can ask again ${left}.`,
      server: (left) =>
        `This server has used all its questions for today. You can ask again ${left}.`,
    },
  },

  feeds: {
    heading: 'Followed feeds',
    none: 'I don’t follow any feeds yet. Add one with /feeds add and the address of a site, a feed or a list of feeds.',
    visiting: ['Opening the address …', 'Reading the pages, one at a time …', 'Still reading …'],
    added: 'Now following',
    known: 'Already followed',
    also: 'The page also lists these feeds. Add the ones you want:',
    rejected: (reason) => `Nothing added: ${reason}`,
    removed: (url) => `I no longer follow ${url}. Its articles are kept.`,
    notFollowed: 'I don’t follow a feed with that address. Choose one from the list as you type.',
    notYours:
      'All servers share my feeds, so only the people who run me can change them. Use /feeds check to show them what a feed would add.',
    noAddress: 'That is not a web address. Write one such as https://www.example.org/',
    notReadYet: 'not read yet',
    lastRead: (when) => `read ${when}`,
    failing: (times, reason) =>
      `failed ${times === 1 ? 'once' : `${times.toLocaleString(locale)} times`}: ${reason}`,
    ended: (reason) => `ended: ${reason}`,
    nextVisit: (when) => `next visit ${when}`,
    brings: (articles, rejected) =>
      `Would add ${many(articles, 'article')}${rejected === 0 ? '' : `; ${many(rejected, 'item')} cannot be used`}`,
    more: (count) => `and ${count.toLocaleString(locale)} more`,
    reasons: null,
  },

  // Every error carries its own English sentence.
  errors: {},
};

/** A count with a noun whose plural ends in “s”, such as `1,200 feeds`. */
export function many(count: number, noun: string): string {
  return counting(count, noun, `${noun}s`);
}
