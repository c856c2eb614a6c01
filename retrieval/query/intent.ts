// Recognises what kind of reply a question wants: the latest, what happened, a judgement.
import { earliestTime, readPeriods } from './periods.ts';
import type { Question } from './query.ts';

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
  return {
    topic: latest.topic || null,
    // The earlier of the time of asking and `until` ends the period.
    at: until !== undefined && until < at ? until : at,
    ...(from !== undefined && { since: from }),
    ...(sources !== undefined && { sources }),
  };
}

/** The topic, empty for everything, and the start of the period (ISO 8601 in UTC), if any. */
type AskedNews = { topic: string; since?: string };

/** How people ask for what is newest; the rest of the question is the topic. */
const OPENINGS: readonly RegExp[] = [
  /^(?:what(?:['’]s|\s+is|\s+are)\s+)?(?:the\s+)?(?:very\s+)?(?:latest|newest)(?:\s+(?:news|headlines|updates?|developments?|stories))?(?:\s+(?:on|about|in|from|with|regarding|of)\s+|$)/iu,
  /^what(?:['’]s|\s+is)\s+(?:new|happening|going\s+on)(?:\s+(?:with|on|in|about|at)\s+|$)/iu,
  /^(?:is\s+there\s+|are\s+there\s+|have\s+you\s+(?:got\s+)?)?any(?:thing)?\s+(?:new|news|updates?)(?:\s+(?:on|about|with|from|in|regarding)\s+|$)/iu,
  /^(?:catch\s+me\s+up|bring\s+me\s+up\s+to\s+date|update\s+me|brief\s+me)(?:\s+(?:on|about|with)\s+|$)/iu,
  /^(?:the\s+)?(?:news|headlines|top\s+stories)(?:\s+(?:on|about|from|of)\s+|$)/iu,
];
/** How people ask for a summary, of the latest or of a topic. */
const SUMMARY =
  /^(?:give\s+me\s+|show\s+me\s+)?(?:(?:an?|the)\s+)?(?:(?:quick|short|brief)\s+)?(?:(?:summary|overview|recap|round-?up|digest)\s+(?:of|on|about)|summari[sz]e|sum\s+up|recap)\s+/iu;
const NEWEST = /^(?:the\s+)?(?:very\s+)?(?:latest|newest|most\s+recent)\s+/iu;
const POLITE = /^(?:please\s+|(?:can|could)\s+you\s+)+|,?\s+please$/giu;
/** Adverbs of time that a digest of the newest implies. */
const NOW = /\s+(?:today|now|right\s+now|at\s+the\s+moment|so\s+far|this\s+(?:morning|evening))$/iu;

/**
 * The topic of a question for the latest (`What is the latest on the talks?`) or for a summary: empty
 * for everything, null where the question asks for something else.
 */
export function askedForLatest(question: string): AskedNews | null {
  const plain = question
    .trim()
    .replace(/[?!.\s]+$/u, '')
    .replaceAll(POLITE, '')
    .replace(NOW, '');
  const summary = SUMMARY.exec(plain);
  if (summary === null) return topicBehindOpening(plain);
  const summed = plain.slice(summary[0].length);
  return topicBehindOpening(summed) ?? { topic: summed.replace(NEWEST, '') };
}

function topicBehindOpening(plain: string): AskedNews | null {
  for (const opening of OPENINGS) {
    const match = opening.exec(plain);
    if (match !== null) return { topic: plain.slice(match[0].length).trim() };
  }
  return null;
}

const MISSED = /^what\s+(?:did|have)\s+(?:i|we)\s+miss(?:ed)?(?!\S)/iu;
const HAPPENED =
  /^what(?:['’]s|\s+has|\s+all)?\s+(?:happened|been\s+(?:happening|going\s+on)|went\s+on)(?!\S)/iu;
const RECENTLY =
  /\s+(?:today|yesterday|overnight|(?:last|yesterday)\s+(?:night|evening)|this\s+(?:morning|afternoon|evening|week|weekend)|since\s+\S+day|(?:over|during|in|on)\s+the\s+(?:weekend|(?:past|last)\s+(?:\S+\s+)?(?:hours?|days?|weeks?)))(?!\S)/iu;
/** A preposition between the question and its topic. */
const RELATION = /^\s+(?:in|to|with|on|at|about|around|regarding)\s+/iu;
/** The period of a digest by default, in milliseconds. */
const LATEST = 2 * 86_400_000;

/**
 * The topic of a question for recent events (`What happened in Norland yesterday?`), empty for
 * everything, with the start of the period if it is more than two days ago; null where the question
 * asks for something else.
 */
export function askedWhatHappened(question: string, at: string): AskedNews | null {
  const plain = question.trim().replace(/[?!.\s]+$/u, '');
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
