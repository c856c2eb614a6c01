import type { AskedNews } from './asked-for-latest.ts';
import { askedSince } from '../planning/asked-since.ts';
import { readPeriods } from '../planning/read-periods.ts';

const MISSED = /^what\s+(?:did|have)\s+(?:i|we)\s+miss(?:ed)?(?!\S)/iu;
const HAPPENED =
  /^what(?:['’]s|\s+has|\s+all)?\s+(?:happened|been\s+(?:happening|going\s+on)|went\s+on)(?!\S)/iu;
const RECENTLY =
  /\s+(?:today|yesterday|overnight|(?:last|yesterday)\s+(?:night|evening)|this\s+(?:morning|afternoon|evening|week|weekend)|since\s+\S+day|(?:over|during|in|on)\s+the\s+(?:weekend|(?:past|last)\s+(?:\S+\s+)?(?:hours?|days?|weeks?)))(?!\S)/iu;
/** What is left of the question is its topic, behind one of these. */
const RELATION = /^\s+(?:in|to|with|on|at|about|around|regarding)\s+/iu;
/** What `What is the latest?` tells of by itself. */
const LATEST = 2 * 86_400_000;

/**
 * The topic of a question for all that happened of late, such as `What happened in Norland
 * yesterday?`, empty where it is about everything, and from when on where that is more than two days
 * ago (ISO 8601 in UTC); null where the question asks for something else.
 */
export function askedWhatHappened(question: string, at: string): AskedNews | null {
  const plain = question.trim().replace(/[?!.\s]+$/u, '');
  const opening = MISSED.exec(plain) ?? (RECENTLY.test(plain) ? HAPPENED.exec(plain) : null);
  if (opening === null) return null;
  const rest = plain.slice(opening[0].length).replace(RECENTLY, '');
  if (rest.trim() !== '' && !RELATION.test(rest)) return null;
  const topic = rest.replace(RELATION, '').trim();
  const since = askedSince(plain, readPeriods(plain, at), at);
  const isLongAgo = since !== null && Date.parse(at) - Date.parse(since) > LATEST;
  return { topic, ...(isLongAgo && { since }) };
}
