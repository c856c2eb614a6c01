import type { Answered, Difference, Source } from '../answer.ts';
import type { ToldValue } from './find-differences.ts';
import { MOST_CHARACTERS, MOST_SENTENCES } from '../sentences/choose-sentences.ts';
import type { Candidate } from '../sentences/rank-sentences.ts';

/** The sentences of an answer, those that differ first, the newest before the older ones. */
export function leadWithDifferences(
  told: readonly ToldValue[],
  chosen: readonly Candidate[],
): Candidate[] {
  if (told.length === 0) return [...chosen];
  const leading = told.flatMap(({ candidates }) => candidates.slice(0, 1));
  const kept: Candidate[] = [];
  let room = MOST_CHARACTERS;
  for (const candidate of new Set([...leading, ...chosen])) {
    room -= candidate.text.length;
    if (kept.length > 0 && (room < 0 || kept.length === MOST_SENTENCES)) break;
    kept.push(candidate);
  }
  return kept;
}

/** The answer with what reports differ on; a report not yet quoted becomes a source. */
export function tellDifferences(answer: Answered, told: readonly ToldValue[]): Answered {
  if (told.length === 0) return answer;
  const sources = [...answer.sources];
  const differs = told.map(({ text, publishedAt, candidates }): Difference => {
    const own = candidates.map((candidate) => sourceOf(candidate, sources));
    return {
      value: text,
      publishers: [...new Set(own.map(({ article }) => article.source))],
      sources: own.map(({ number }) => number),
      publishedAt,
    };
  });
  return { ...answer, sources, differs };
}

/** The source that quotes a sentence, added where there is none. */
function sourceOf({ evidence, text }: Candidate, sources: Source[]): Source {
  const { article } = evidence;
  const known = sources.find(({ article: { id }, quote }) => id === article.id && quote === text);
  if (known !== undefined) return known;
  const added = { number: sources.length + 1, article, quote: text };
  sources.push(added);
  return added;
}
