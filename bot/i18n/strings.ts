import type { AsOf, Method, Notice } from '../../retrieval/answer.ts';
import type { CheckedClaim } from '../../retrieval/checked-claim.ts';
import type { Digest, DigestStory } from '../../retrieval/digest/digest.ts';
import type { PauseReason } from '../state/announcements.ts';
import type { Correction } from '../state/corrections.ts';
import type { ServerSettings } from '../state/settings.ts';
import type { Rhythm } from '../state/watches.ts';
import type { Limit } from '../usage-limits.ts';

/** Everything that the bot says in Discord of its own, in one language. None of it is Markdown. */
export type Strings = {
  /** The BCP 47 tag, for numbers. */
  locale: string;

  /** What stands around an answer and its sources. */
  answer: {
    /** Says that there is no answer, so that nobody takes what follows for one. */
    noEvidence: string;
    /** What stands above the nearest coverage, or in its place. */
    nearest(asOf: AsOf, found: number): string;
    /** How the sentences of an answer came about. */
    method(method: Method): string;
    /** Why the answer is not what was asked for, or by whom. */
    notice(notice: Notice): string;
    /** That sentences were taken out. */
    dropped(count: number): string;
    /** That sentences did not fit into the message. */
    omitted(count: number): string;
    /** What the corpus held; `newest` is a date as written for the reader, or null. */
    asOf(articles: number, newest: string | null): string;
    noSources: string;
    untitled: string;
  };

  /** What stands around digests and timelines. */
  digest: {
    heading(topic: string | null): string;
    /** Says that there is nothing to tell, and what to do about it. */
    empty(digest: Digest): string;
    /** How widely a story is told. */
    coverage(story: DigestStory): string;
    /** What of a story the reader has not seen. */
    news(news: Exclude<DigestStory['news'], null>): string;
    /** That the newest there is, is this many days old. */
    old(days: number): string;
    omitted(count: number): string;
    timeline(topic: string): string;
    noEvents: string;
    page(number: number, of: number): string;
  };

  /** What the bot says about itself and its limits, in one voice. */
  general: {
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

  /** Labels of buttons, at most 34 characters, and of the windows that they open, at most 45. */
  buttons: {
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

  /** The lines of what the bot tells of itself; dates are as written for the reader, or null. */
  status: {
    corpus(articles: number, oldest: string | null, newest: string | null): string;
    publishers(names: string): string;
    /** So many publishers that are not named. */
    others(count: number): string;
    quoting: string;
    model(name: string): string;
    /** How many feeds are followed, how many of them fail, and when one was last read, or null. */
    feeds(followed: number, failing: number, lastRead: string | null): string;
    latency(milliseconds: number): string;
  };

  /** What the bot says about watches: topics that a channel wants to hear of. */
  watches: {
    /** Stands below news that a channel waits for; at most 80 characters. */
    foot: string;
    /** That a watch begins; `rhythm` is in words. */
    added(topic: string, rhythm: string): string;
    /** When a watch is told; at most 160 characters. */
    rhythm(rhythm: Rhythm): string;
    /** Refusals of `/watch`, each with what to do instead. */
    known(topic: string): string;
    full(most: number): string;
    unreadableWhen: string;
    unknownZone: string;
    notHere: string;
    roleNotYours: string;
    cannotPing: string;
    /** About `/unwatch`. */
    removed(topic: string): string;
    notFound: string;
    /** About `/watches`. */
    heading: string;
    none: string;
    notifies: string;
    paused(reason: PauseReason): string;
  };

  /** What stands around the check of a message, and around the coverage of one. */
  factCheck: {
    heading: string;
    /** What came of a claim, in a few words: whether any article comes close. */
    verdict(claim: CheckedClaim): string;
    /** That sentences were not looked at. */
    omitted(count: number): string;
    /** How far a check goes, so that nobody takes it for more. */
    caveat: string;
    /** That a message has no words to be read, such as a picture alone. */
    noWords: string;
    /** That a message states nothing that could be checked. */
    noClaims: string;
    /** Says that nothing bears on a message. */
    noCoverage(asOf: AsOf): string;
    /** How much bears on a message. */
    found(articles: number, stories: number): string;
  };

  /** What is said of articles that changed after an answer had quoted them. */
  corrections: {
    /** What became of the article, in a few words; a colon follows. */
    lead(kind: Correction['kind']): string;
    /** In place of a notice where the publisher gave none. */
    silent: string;
    /** That there were more changes. */
    more(count: number): string;
  };

  /** What the bot says of the settings of a server, and where they come in between. */
  settings: {
    heading: string;
    /** Where it answers for all to see; `list` names channels, or is null for all of them. */
    channels(list: string | null): string;
    mentions(where: ServerSettings['mentions']): string;
    language(which: ServerSettings['language']): string;
    timeZone(name: string): string;
    /** Whose articles it answers from; `list` names publishers, or is null for all of them. */
    sources(list: string | null): string;
    /** So many entries of a list that are not named. */
    others(count: number): string;
    /** The pause between two questions of a person; 0 for none. */
    cooldown(seconds: number): string;
    /** How many questions a person, and the server, may ask a day; 0 for any number. */
    personDaily(count: number): string;
    serverDaily(count: number): string;
    isPrivate(isPrivate: boolean): string;
    usesModel(usesModel: boolean): string;
    /** That nothing was said that could be changed. */
    nothingToChange: string;
    unknownZone: string;
    unknownSource: string;
    /** That a list has as many entries as it may have. */
    tooMany(most: number): string;
    /** That mentions are not answered in this channel; `channels` are the names of those where they are. */
    askIn(channels: readonly string[]): string;
    askInThread: string;
    /** That an answer cannot be shown to all in this channel. */
    notHere: string;
    /** Why a question may not be asked now; `left` is when again, such as `in 5 minutes`. */
    limits: Readonly<Record<Limit['kind'], (left: string) => string>>;
  };

  /** What the bot says of feeds; times are as written for the reader, reasons as the log has them. */
  feeds: {
    heading: string;
    /** That no feed is followed, and how to follow one. */
    none: string;
    /** The visit to an address takes its time. */
    visiting: readonly string[];
    /** Above the addresses that are followed from now on, were already, and stand on the page, too. */
    added: string;
    known: string;
    also: string;
    rejected(reason: string): string;
    removed(url: string): string;
    notFollowed: string;
    /** That the feeds are one for all servers, and whoever runs the bot changes them. */
    notYours: string;
    /** That what was written is no address of the web. */
    noAddress: string;
    /** How a feed fares. */
    notReadYet: string;
    lastRead(when: string): string;
    failing(times: number, reason: string): string;
    ended(reason: string): string;
    nextVisit(when: string): string;
    /** What a feed would bring: so many articles, and so many items that are none. */
    brings(articles: number, rejected: number): string;
    /** So many entries that are not shown. */
    more(count: number): string;
  };

  /**
   * What readers are told of an error, by its name. An error that is missing here speaks for itself,
   * in English.
   */
  faults: Readonly<Record<string, string>>;
};

/** Noon of a Sunday, from which the days of the week are counted. */
const SUNDAY = Date.UTC(2025, 0, 5, 12);
const DAY = 86_400_000;

/** The time of a rhythm such as `08:00`, and its days in a list, null for every day. */
export function hourAndDays(
  { hour, minute, days }: Extract<Rhythm, { kind: 'hours' }>,
  locale: string,
): { time: string; days: string | null } {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const names = days.map((day) => name.format(SUNDAY + day * DAY));
  return {
    time: [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'),
    days: names.length === 0 ? null : new Intl.ListFormat(locale).format(names),
  };
}
