import type { Mention } from './named-publishers.ts';
import type { Clause } from './search-plan.ts';
import { words } from '../words/words.ts';

/** Where a second question begins: behind a mark or an `and`, with a word that asks. */
const NEXT_QUESTION =
  /(?:\?|[;,] (?:and|also|but)|;|\band(?: also)?) +(?=(?:who|whom|whose|what|when|where|which|why|how)\b)/iu;
/** A shorter part (`and when?`) says nothing that could be searched for by itself. */
const FEWEST_WORDS = 3;

/**
 * The parts of a question that ask for different things. Where it names publishers: for each mention
 * the words around it, up to the mentions before and behind, whichever way the sentence attributes.
 * Otherwise each of several questions. Empty for a question that is one whole.
 */
export function splitClauses(question: string, mentions: readonly Mention[]): Clause[] {
  return mentions.length > 0 ? aroundMentions(words(question), mentions) : questionsIn(question);
}

function aroundMentions(spoken: readonly string[], mentions: readonly Mention[]): Clause[] {
  return mentions.flatMap(({ publisher, start, end }, index) => {
    const before = spoken.slice(mentions[index - 1]?.end ?? 0, start);
    const behind = spoken.slice(end, mentions[index + 1]?.start);
    const around = [...before, ...behind];
    return around.length < FEWEST_WORDS ? [] : [{ text: around.join(' '), publisher }];
  });
}

function questionsIn(question: string): Clause[] {
  const parts = question
    .split(NEXT_QUESTION)
    .map((part) => words(part))
    .filter((part) => part.length >= FEWEST_WORDS);
  return parts.length > 1 ? parts.map((part) => ({ text: part.join(' ') })) : [];
}
