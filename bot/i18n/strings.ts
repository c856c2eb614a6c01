import type { AsOf, CheckedClaim, Method, Notice } from '../../retrieval/answer.ts';
import type { Digest, DigestStory } from '../../retrieval/digest/digest.ts';
import type { PauseReason } from '../state/announcements.ts';
import type { Correction } from '../state/corrections.ts';
import type { ServerSettings } from '../state/settings.ts';
import type { Rhythm, ShownPart, TimeOfDay } from '../state/watches.ts';
import type { Limit } from '../usage-limits.ts';
import type { CommandText, FeedReason } from './texts.ts';

/**
 * Every string of the interface in one language, as plain text without Markdown. Dates and names
 * come in as the frontend displays them. Each language has a file of its own beside this one.
 */
export type Strings = {
  /** The BCP 47 code for formatting numbers and lists. */
  locale: string;

  /** What Discord shows of commands; null in English. At most 100 characters each, those of the message menu 32. */
  commands: Readonly<Record<CommandText, string>> | null;

  /** Answers and their sources. */
  answer: {
    /** There is no answer; introduces the closest excerpts, of which there are `found`. */
    noEvidence(asOf: AsOf, found: number): string;
    /** How the sentences were written. */
    method(method: Method): string;
    /** Follows `method` where the answer was translated into the language of the question. */
    translated: string;
    /** Why the answer differs from what was asked for. */
    notice(notice: Notice): string;
    /** The check against the sources removed sentences. */
    dropped(count: number): string;
    /** Sentences, or excerpts, exceeded the size of a message; *Sources* has the excerpts. */
    omitted(count: number, method: Method): string;
    /** What was searched; `newest` is the date of the newest article. */
    asOf(articles: number, newest: string | null): string;
    noSources: string;
    untitled: string;
  };

  /** Digests (`/latest`) and timelines. */
  digest: {
    /** `topic` is null for all news. */
    heading(topic: string | null): string;
    /** Nothing was found, and what to try instead. */
    empty(digest: Digest): string;
    /** How many articles and publishers cover a story. */
    coverage(story: DigestStory): string;
    /** What the reader has not seen of a story. */
    news(news: Exclude<DigestStory['news'], null>): string;
    /** All articles are older than a reader expects, the newest of this date. */
    newest(date: string): string;
    /** The newest coverage of a topic is `days` old. */
    old(days: number): string;
    /** The summaries were translated into the language of the question. */
    translated: string;
    /** Stories exceeded the size of a message; *Sources* has them. */
    omitted(count: number): string;
    /** The label of the button that shows the next stories, and of the one that leads back. */
    more(count: number): string;
    back: string;
    timeline(topic: string): string;
    noEvents: string;
    page(number: number, of: number): string;
  };

  /** Hints, refusals and progress. */
  general: {
    howToAsk: string;
    /** Replies to a greeting, to thanks, and to the question what the bot can do. */
    greeting: string;
    welcome: string;
    help: string;
    /** Discord did not deliver the text of a message. */
    unreadable: string;
    /** The same in a thread of the bot's own. */
    unreadableThread: string;
    /** The answer to a command stands in the thread below it. */
    inThread: string;
    tooLong(most: number): string;
    oneAtATime: string;
    unreadableSince: string;
    unknownCommand: string;
    /** `/sources` in a channel without answers. */
    nothingYet: string;
    /** A button belongs to an answer that is no longer stored. */
    forgotten: string;
    thanks: string;
    /** What is stored about people, and how to delete it. */
    privacy: string;
    /** `/forget me` asks first. */
    forgetMe: string;
    /** `/forget me` is done. */
    forgot: string;
    /** An unforeseen error. */
    brokeDown: string;
    /** Progress of a slow answer, in this order. */
    status: readonly string[];
  };

  /** The greeting in a server that has added the bot. */
  welcome: {
    /** What the bot does, and from how many articles. */
    hello(articles: number): string;
    /** How to ask; examples may follow. */
    ask(hasExamples: boolean): string;
    /** Introduces questions below the help. */
    forExample: string;
    more: string;
  };

  /** Labels of buttons, at most 34 characters, and of the dialogs they open, at most 45. */
  buttons: {
    sources: string;
    followUp: string;
    share: string;
    /** Confirms `/forget me`. */
    forgetMe: string;
    /** Pages of a timeline. */
    earlier: string;
    later: string;
    followUpTitle: string;
    followUpLabel: string;
    /** The dialog after 👎. */
    reasonTitle: string;
    reasonLabel: string;
  };

  /** The lines of `/status`. */
  status: {
    corpus(articles: number, oldest: string | null, newest: string | null): string;
    publishers(names: string): string;
    /** The last entry of a shortened list, such as of publishers. */
    others(count: number): string;
    quoting: string;
    /** `name` is the language model. */
    model(name: string): string;
    /** What the server spent this month; `budget` is null where there is none. */
    tokens(used: number, budget: number | null): string;
    feeds(followed: number, failing: number, lastRead: string | null): string;
    /** The version of Dateline, since when it runs, and its connections to Discord. */
    running(version: string, since: string | null, shards: ShardsInUse): string;
    latency(milliseconds: number): string;
  };

  /** Watches: topics about which a channel is kept posted. */
  watches: {
    /** At the end of an announcement; at most 80 characters. */
    foot: string;
    /** `channel` is the name of another channel than the one where it was asked for; null for this. */
    added(topic: string, schedule: string, channel: string | null): string;
    /** A watch got other options. */
    changed(topic: string, schedule: string): string;
    /** When news is announced; at most 160 characters, but for the times. */
    rhythm(rhythm: Rhythm): string;
    /**
     * Words for when news is announced, in small letters. All languages are understood; the first
     * word of each list is suggested. Weekdays are named by `locale`.
     */
    when: Readonly<
      Record<'daily' | 'weekdays' | 'weekends' | 'breaking' | 'filler', readonly string[]>
    >;
    /** Refusals of `/watch`. */
    known(topic: string, schedule: string): string;
    full(most: number): string;
    unreadableWhen: string;
    unknownZone: string;
    /** The bot, or the person, may not post in the channel. */
    notHere: string;
    notYours: string;
    roleNotYours: string;
    cannotPing: string;
    /** Refusals of `/watch feed`. */
    knownFeed(name: string): string;
    unknownFeed: string;
    publishElsewhere: string;
    noPictures: string;
    /** Which articles of a feed are posted; the lists have words, and one may be empty. */
    filter(only: readonly string[], without: readonly string[]): string;
    /** Replies of `/unwatch`. */
    removed(topic: string): string;
    notFound: string;
    /** Articles of a feed beyond those that are posted one by one. */
    rest(count: number, name: string): string;
    /** Who else reports on the story of an article, and how many more do. */
    alsoIn(publishers: readonly string[], others: number): string;
    /** Texts of `/watches`: of a channel, and of a server. */
    heading: string;
    none: string;
    serverHeading: string;
    serverNone: string;
    notifies: string;
    /** A person has paused the watch. */
    stopped: string;
    /** The placeholder of the menu of watches. */
    choose: string;
    /** Buttons that manage a watch, at most 34 characters. */
    controls: Readonly<Record<'pause' | 'resume' | 'test' | 'edit' | 'remove' | 'back', string>>;
    /** The watch of a button was removed meanwhile. */
    gone: string;
    /** Nothing to show in a test. */
    testEmpty: string;
    /** Above a test, which only the person sees. */
    testHeading: string;
    /** The dialog that edits a watch; at most 45 characters each. */
    editTitle: string;
    whenLabel: string;
    zoneLabel: string;
    keepLabel: string;
    blockLabel: string;
    showLabel: string;
    /** What is shown of an article besides its headline; at most 100 characters. */
    parts: Readonly<Record<ShownPart, string>>;
    paused(reason: PauseReason): string;
  };

  /** Fact checks, and the coverage related to a message. */
  factCheck: {
    heading: string;
    /** The verdict on a claim, above the sentences it rests on and the closest ones, or in place of them. */
    coverage(claim: CheckedClaim): string;
    /** Sentences beyond the limit of a check. */
    omitted(count: number): string;
    /** What a check cannot tell, without a model and with the verdicts of one. */
    caveat(isJudged: boolean): string;
    /** The message has no text. */
    noWords: string;
    /** The message states no facts. */
    noClaims: string;
    noCoverage(asOf: AsOf): string;
    /** How much coverage was found. */
    found(articles: number, stories: number): string;
  };

  /** Changes of articles since an answer quoted them. */
  corrections: {
    /** A colon follows. */
    lead(kind: Correction['kind']): string;
    /** In place of the publisher's notice when there is none. */
    silent: string;
    more(count: number): string;
  };

  /** The settings of a server and the refusals that follow from them. */
  settings: {
    heading: string;
    /** Where answers are public; null is every channel. */
    channels(list: string | null): string;
    mentions(where: ServerSettings['mentions']): string;
    /** Whether each question is answered in a thread. */
    threads(inThreads: boolean): string;
    /** The bot lacks the permissions for that. */
    noThreads: string;
    /** The name of the language; null is the language of each reader. */
    language(name: string | null): string;
    timeZone(name: string): string;
    /** The publishers to answer from; null is all of them. */
    sources(list: string | null): string;
    /** 0 is no waiting time. */
    cooldown(seconds: number): string;
    /** 0 is no limit. */
    personDaily(count: number): string;
    serverDaily(count: number): string;
    isPrivate(isPrivate: boolean): string;
    usesModel(usesModel: boolean): string;
    nothingToChange: string;
    unknownZone: string;
    unknownSource: string;
    tooMany(most: number): string;
    /** Mentions are answered in the named channels only, or in none. */
    askIn(channels: readonly string[]): string;
    askInThread: string;
    /** A public answer was asked for in a channel that does not allow it. */
    notHere: string;
    /** Usage limits; `left` is when the next question is allowed, such as `in 5 minutes`. */
    limits: Readonly<Record<Limit['kind'], (left: string) => string>>;
  };

  /** Followed feeds. */
  feeds: {
    heading: string;
    none: string;
    /** Progress while an address is visited, in this order. */
    visiting: readonly string[];
    /** Above the addresses that are followed now, were followed before, or are also on the page. */
    added: string;
    known: string;
    also: string;
    rejected(reason: string): string;
    removed(url: string): string;
    notFollowed: string;
    /** Only the operators of the bot may change feeds. */
    notYours: string;
    noAddress: string;
    /** The status of one feed. */
    notReadYet: string;
    lastRead(when: string): string;
    failing(times: number, reason: string): string;
    ended(reason: string): string;
    nextVisit(when: string): string;
    /** What a feed would add; `rejected` of its items are no articles. */
    brings(articles: number, rejected: number): string;
    /** Entries exceeded the size of a message. */
    more(count: number): string;
    /** Why a feed cannot be read; null in English, as logged. */
    reasons: Readonly<Record<FeedReason, string>> | null;
  };

  /** The sentence for an error, by its name; the error's own English sentence otherwise. */
  errors: Readonly<Record<string, string>>;
};

/** A Sunday at noon; weekdays are counted from here. */
const SUNDAY = Date.UTC(2025, 0, 5, 12);
const DAY_MS = 86_400_000;

/** The names of weekdays, Sunday being 0. */
export function weekdayNames(
  days: readonly number[],
  locale: string,
  length: 'long' | 'short' = 'long',
): string[] {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' });
  return days.map((day) => weekday.format(SUNDAY + day * DAY_MS));
}

/** A time of day, such as `08:00`. */
export function writeTime({ hour, minute }: TimeOfDay): string {
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The times of a schedule as a list, and its weekdays; null for every day. */
export function scheduleParts(
  { times, days }: Extract<Rhythm, { kind: 'hours' }>,
  locale: string,
): { times: string; days: string | null; areWeekdays: boolean } {
  const list = new Intl.ListFormat(locale);
  return {
    times: list.format(times.map(writeTime)),
    days: days.length === 0 ? null : list.format(weekdayNames(days, locale)),
    areWeekdays: days.join() === '1,2,3,4,5',
  };
}

/** Counts nouns in a language, in the singular or plural, such as `1,200 feeds`. */
export function countingIn(locale: string): (count: number, one: string, more: string) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, one, more) =>
    `${count.toLocaleString(locale)} ${rules.select(count) === 'one' ? one : more}`;
}

/** An age in days, months or years, such as `3 months`: rounded, as Discord writes how long ago. */
export function writeAge(days: number, locale: string): string {
  if (days < 60) return writeUnits(days, 'day', locale);
  return days < 730
    ? writeUnits(Math.round(days / 30.44), 'month', locale)
    : writeUnits(Math.round(days / 365.25), 'year', locale);
}

function writeUnits(count: number, unit: string, locale: string): string {
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return count.toLocaleString(locale, style);
}

/** The shard that serves whoever asks, and how many there are in all processes of the bot. */
export type ShardsInUse = { own: number; all: number };

/** Names as a list; of those beyond `most` it says how many there are. */
export function listNames(
  names: readonly string[],
  most: number,
  { status, locale }: Pick<Strings, 'status' | 'locale'>,
): string {
  const omitted = names.length - most;
  const shown = names.slice(0, most);
  return new Intl.ListFormat(locale).format(
    omitted > 0 ? [...shown, status.others(omitted)] : shown,
  );
}
