import type { Question } from './question.ts';
import type { SearchPlan } from './search-plan.ts';
import { words } from './words.ts';

/**
 * Turns a question into a plan. `known` are the publishers in the store. A publisher asked for by
 * `sources` narrows the search; one that is merely named in the text leads to its articles first.
 */
export function planSearch(question: Question, known: readonly string[]): SearchPlan {
  const { text, at, since, until, sources } = question;
  const allowed = sources === undefined || sources.length === 0 ? known : matching(sources, known);
  return {
    question: text,
    at,
    filter: {
      // Nothing published after the time of asking, whatever `until` says.
      until: until !== undefined && until < at ? until : at,
      ...(since !== undefined && { since }),
      ...(allowed !== known && { sources: allowed }),
    },
    publishers: namedIn(text, allowed),
  };
}

/** The stored spellings of what a person typed: `guardian` finds `The Guardian`. */
function matching(typed: readonly string[], known: readonly string[]): string[] {
  const wanted = typed.map((name) => nameWords(name)).filter((name) => name !== '  ');
  return known.filter((name) => wanted.some((want) => nameWords(name).includes(want)));
}

/** Longer names hide shorter ones inside them: `Fox News Health` is not `Fox News` as well. */
function namedIn(text: string, known: readonly string[]): string[] {
  let rest = nameWords(text);
  const named: string[] = [];
  for (const name of known.toSorted((left, right) => right.length - left.length)) {
    const want = nameWords(name);
    if (want === '  ' || !rest.includes(want) || !isSpeltAsName(text, name)) continue;
    named.push(name);
    rest = rest.replaceAll(want, '  ');
  }
  return named;
}

/** `the age of the star` names neither The Age nor The Star: a name has its capitals. */
function isSpeltAsName(text: string, name: string): boolean {
  const lastWord = /[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u.exec(name)?.[0] ?? name;
  const spelt = lastWord.replace(/[^\p{L}\p{N}]+$/u, '');
  return spelt === spelt.toLowerCase() || text.includes(spelt) || text.includes(name.toUpperCase());
}

function nameWords(text: string): string {
  return ` ${words(text).join(' ')} `;
}
