// Recognises what kind of reply a question wants: the latest, what happened, a judgement.
import { trimEndOf } from '../../corpus/text/trim.ts';
import { toldLanguage } from '../text/languages.ts';
import { earliestTime, readPeriods } from './periods.ts';
import { cutQuestion, type Question } from './query.ts';

/** What a request for the latest asks for; times are ISO 8601 in UTC. */
export type LatestRequest = {
  /** In the reader's words; null for whatever is newest. */
  topic: string | null;
  /** The time of asking: nothing published later is used. */
  at: string;
  /** Only stories with an article after this. */
  since?: string;
  /** Only these publishers, in any spelling that the store's own names contain. */
  sources?: readonly string[];
  /** The language of the question (a tag such as `de`) where it tells one, which a model's summaries are put in. */
  language?: string;
};

/** The request for a digest that a question makes; null where it asks for something else. */
export function latestRequest({
  text,
  at,
  since,
  until,
  sources,
  previous,
}: Question): LatestRequest | null {
  // A follow-up is about the answer before it.
  if (previous !== undefined) return null;
  const latest = askedForLatest(text) ?? askedWhatHappened(text, at);
  if (latest === null) return null;
  const from = since ?? latest.since;
  const language = toldLanguage(text);
  return {
    topic: latest.topic || null,
    // The earlier of the time of asking and `until` ends the period.
    at: until !== undefined && until < at ? until : at,
    ...(from !== undefined && { since: from }),
    ...(sources !== undefined && { sources }),
    ...(language !== null && { language }),
  };
}

/** The topic, empty for everything, and the start of the period (ISO 8601 in UTC), if any. */
type AskedNews = { topic: string; since?: string };

/** How people ask for what is newest; the rest of the question is the topic. */
const OPENINGS: readonly RegExp[] = [
  /^(?:what(?:['’]?s| is| are) )?(?:the )?(?:very )?(?:latest|newest)(?: (?:news|headlines|updates?|developments?|stories))?(?: (?:on|about|in|from|with|regarding|of) |$)/iu,
  /^what(?:['’]?s| is) (?:new|happening|going on)(?: (?:with|on|in|about|at) |$)/iu,
  /^(?:is there |are there |have you (?:got )?)?any(?:thing)? (?:new|news|updates?)(?: (?:on|about|with|from|in|regarding) |$)/iu,
  /^(?:catch me up|bring me up to date|update me|brief me|an update)(?: (?:on|about|with) |$)/iu,
  /^(?:what(?:['’]?s| is| are) )?(?:the |today['’]?s )?(?:news|headlines|top stories|updates?)(?: (?:on|about|from|of) |$)/iu,
  /^(?:new|what happened|what has happened)$/iu,
  /^(?:was (?:gibt es|gibt['’]?s|ist) neu(?:es|e)?|was ist (?:passiert|los|geschehen)(?=$)|neues|neuigkeiten|(?:die )?(?:neuesten|aktuellen|letzten) (?:nachrichten|meldungen)|nachrichten|schlagzeilen)(?: (?:zu|zum|zur|über|von|vom|aus|bei|in|im) |$)/iu,
  /^¿?(?:qu[ée] hay de nuevo|qu[ée] (?:ha pasado|pas[óo])(?=$)|qu[ée] novedades hay|novedades|(?:cu[áa]les son )?(?:las )?[úu]ltimas noticias|noticias|titulares)(?: (?:sobre|de|del|con|en|acerca de) |$)/iu,
  /^(?:quoi de neuf|que s['’]est-il passé(?=$)|(?:quelles sont )?(?:les )?derni[èe]res (?:nouvelles|actualités|infos)|(?:les )?(?:nouvelles|actualités))(?: (?:sur|de|du|des|à propos de|concernant|avec|en) |$)/iu,
];
/** A topic in one to three words, as in a search engine: `ukraine news`, `latest ukraine`. */
const KEYWORDS: readonly RegExp[] = [
  /^(?<topic>\S{1,40}(?: \S{1,40}){0,2}) (?:latest(?: news)?|news|headlines|updates?)$/iu,
  /^(?:latest|newest)(?: news)? (?<topic>\S{1,40}(?: \S{1,40})?)$/iu,
];
/** What such a topic does not begin with: it is a question. */
const ASKS =
  /^(?:who|whom|whose|what|whats|which|when|where|why|how|is|are|was|were|did|do|does|has|have|can|will|any)(?![\p{L}\p{N}])/iu;
/** How people ask for a summary, of the latest or of a topic. */
const SUMMARY =
  /^(?:give me |show me )?(?:(?:an?|the) )?(?:(?:quick|short|brief) )?(?:(?:summary|overview|recap|round-?up|digest) (?:of|on|about)|summari[sz]e|sum up|recap) /iu;
const NEWEST = /^(?:the )?(?:very )?(?:latest|newest|most recent) /iu;
const POLITE =
  /^(?:please |(?:can|could) you |so |ok |and |hey |hi |(?:give|tell|show) me )+|,? please$/giu;
/** Adverbs of time that a digest of the newest implies. */
const NOW =
  / (?:today|now|right now|at the moment|so far|this (?:morning|evening)|heute|jetzt|hoy|ahora|aujourd['’]hui)$/iu;

/**
 * The topic of a question for the latest (`What is the latest on the talks?`) or for a summary: empty
 * for everything, null where the question asks for something else.
 */
export function askedForLatest(question: string): AskedNews | null {
  const plain = plainQuestion(question).replaceAll(POLITE, '').replace(NOW, '');
  const summary = SUMMARY.exec(plain);
  if (summary === null) return topicBehindOpening(plain);
  const summed = plain.slice(summary[0].length);
  return topicBehindOpening(summed) ?? { topic: summed.replace(NEWEST, '') };
}

/** On one line with single spaces, as the patterns here expect it, without the marks at the end. */
function plainQuestion(question: string): string {
  return trimEndOf(cutQuestion(question).trim().replaceAll(/\s+/gu, ' '), /[?!.\s]/u);
}

function topicBehindOpening(plain: string): AskedNews | null {
  for (const opening of OPENINGS) {
    const match = opening.exec(plain);
    if (match !== null) return { topic: topicIn(plain.slice(match[0].length)) };
  }
  if (ASKS.test(plain)) return null;
  const topic = KEYWORDS.map((keywords) => keywords.exec(plain)?.groups?.['topic']).find(Boolean);
  return topic === undefined || ASKS.test(topic) ? null : { topic: topicIn(topic) };
}

/** `World news` is about everything. */
function topicIn(words: string): string {
  const topic = words.trim();
  return /^(?:the )?world$/iu.test(topic) ? '' : topic;
}

const MISSED = /^what (?:did|have) (?:i|we) miss(?:ed)?(?!\S)/iu;
const HAPPENED =
  /^what(?:['’]?s| is| has| all)? (?:new|happened|been (?:happening|going on)|went on)(?!\S)/iu;
const RECENTLY =
  / (?:today|yesterday|overnight|(?:last|yesterday) (?:night|evening)|this (?:morning|afternoon|evening|week|weekend)|since \S+day|(?:over|during|in|on) the (?:weekend|(?:past|last) (?:\S+ )?(?:hours?|days?|weeks?)))(?!\S)/iu;
/** A preposition between the question and its topic. */
const RELATION = /^ (?:in|to|with|on|at|about|around|regarding) /iu;
/** The period of a digest by default, in milliseconds. */
const LATEST = 2 * 86_400_000;

/**
 * The topic of a question for recent events (`What happened in Norland yesterday?`), empty for
 * everything, with the start of the period if it is more than two days ago; null where the question
 * asks for something else.
 */
export function askedWhatHappened(question: string, at: string): AskedNews | null {
  const plain = plainQuestion(question);
  const opening = MISSED.exec(plain) ?? (RECENTLY.test(plain) ? HAPPENED.exec(plain) : null);
  if (opening === null) return null;
  const rest = plain.slice(opening[0].length).replace(RECENTLY, '');
  if (rest.trim() !== '' && !RELATION.test(rest)) return null;
  const topic = rest.replace(RELATION, '').trim();
  const since = earliestTime(plain, readPeriods(plain, at), at);
  const isLongAgo = since !== null && Date.parse(at) - Date.parse(since) > LATEST;
  return { topic, ...(isLongAgo && { since }) };
}

/** Asked of the one who answers (`should I`, `do you think`) or of the future (`who will win`). */
const JUDGEMENT =
  /\bshould (?:i|we|you|one)\b|\b(?:do|would) you (?:think|say|recommend|advise|expect|predict)\b|\byour (?:opinion|view|advice|prediction)\b|\bis it (?:worth|wise|right|wrong)\b|\bwho (?:will|is going to) win\b|\bwhat will happen\b/iu;

/** Whether a question wants an opinion, advice or a forecast, which no article can settle. */
export function wantsJudgement(question: string): boolean {
  return JUDGEMENT.test(question);
}

/** What people say to a bot that asks nothing of the news. */
export type SmallTalk = 'greeting' | 'thanks' | 'help' | 'sources';

const GREETING =
  /^(?:hi|hiya|hello|hey|yo|howdy|greetings|what['’]?s up|sup|good (?:morning|afternoon|evening|day)|how are you|hallo|moin|servus|grüß dich|guten (?:morgen|tag|abend)|wie geht['’]?s|wie geht es dir)(?: (?:there|all|everyone|bot|dateline|du|zusammen))?$/u;
const THANKS =
  /^(?:(?:ok(?:ay)? |great |super )?(?:thanks|thank you|thx|cheers|danke|dankeschön|vielen dank|danke schön|danke dir)|many thanks|good bot)(?: (?:a lot|a bunch|so much|very much|again|bot|dateline|dir|sehr|vielmals))?$/u;
const HELP =
  /^(?:(?:please )?help(?: me)?(?: please)?|commands|(?:so )?what (?:can|do) you do|what can i (?:do|ask)(?: you)?|(?:who|what) are you|how (?:do you|does (?:this|it)) work|how (?:do|can) i use (?:you|this|it)|hilfe|befehle|was kannst du(?: alles)?|was kann ich (?:tun|fragen|dich fragen)|(?:wer|was) bist du|wie (?:funktionierst du|funktioniert (?:das|du|es)))$/u;
const SOURCES =
  /^(?:(?:(?:what|which) (?:are|is|were) )?(?:the |your )?sources?|(?:please )?(?:show|give) (?:me )?(?:the |your )?sources?|where (?:is|was) (?:this|that|it) from|where did you (?:get|read|find) (?:this|that|it)|(?:zeig mir |was sind )?(?:die |deine )?quellen?|woher (?:hast|weißt) du das)(?: please| bitte)?$/u;

/** The greeting, thanks, or question about the bot itself that a message consists of; null for any other. */
export function smallTalk(message: string): SmallTalk | null {
  const words =
    cutQuestion(message)
      .toLowerCase()
      .match(/[\p{L}\p{N}'’]+/gu) ?? [];
  const said = words.join(' ');
  // `Hi, what can you do?` asks for help.
  const asked = said.replace(/^(?:hi|hello|hey|hallo|thanks|danke) (?:there )?/u, '');
  for (const text of [said, asked]) {
    if (HELP.test(text)) return 'help';
    if (SOURCES.test(text)) return 'sources';
  }
  if (THANKS.test(said)) return 'thanks';
  return GREETING.test(said) ? 'greeting' : null;
}
