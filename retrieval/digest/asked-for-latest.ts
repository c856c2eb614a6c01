/** What news is asked for: of a topic, or of everything where it is empty; from a time on (ISO 8601 in UTC). */
export type AskedNews = { topic: string; since?: string };

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
/** Says when, which a digest of the newest says by itself. */
const NOW = /\s+(?:today|now|right\s+now|at\s+the\s+moment|so\s+far|this\s+(?:morning|evening))$/iu;

/**
 * The topic of a question for what is newest, such as `What is the latest on the talks?`, or for a
 * summary: empty where it is about everything, null where the question asks for something else.
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
