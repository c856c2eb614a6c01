import { splitSentences } from '../../corpus/sentences.ts';
import type { Source, Statement } from '../answer.ts';
import type { Draft } from '../draft.ts';
import type { Evidence } from '../select-evidence.ts';
import { stem } from '../stem.ts';
import type { WordWeights } from '../word-weights.ts';
import { words } from '../words.ts';
import { isSupported } from './is-supported.ts';

/** What is left of a model's draft after the check. */
export type Grounded = { statements: Statement[]; sources: Source[]; dropped: number };

/** An answer is short; what a model writes beyond this is not shown. */
const MOST_STATEMENTS = 6;

/**
 * The check of a model's draft against the passages it was given: a sentence stays only when it
 * cites given passages and they support it. Each citation left carries the sentence of its passage
 * that supports the statement best, word for word.
 */
export function groundDraft(
  draft: Draft,
  evidence: readonly Evidence[],
  weights: WordWeights,
): Grounded {
  const sources: Source[] = [];
  const statements: Statement[] = [];
  const written = draft.statements.filter(({ text }) => text.trim() !== '');
  for (const { text, citations } of written) {
    const plain = withoutMarks(text);
    const cited = [...new Set(citations)].flatMap((number) => evidence[number - 1] ?? []);
    const isComplete = cited.length === new Set(citations).size;
    if (!isComplete || !isSupported(plain, cited, weights)) continue;
    const numbers = cited.map((item) => numberOf(sourceFor(plain, item, weights), sources));
    statements.push({ text: plain, citations: [...new Set(numbers)].toSorted((a, b) => a - b) });
    if (statements.length === MOST_STATEMENTS) break;
  }
  return { statements, sources, dropped: written.length - statements.length };
}

/** The sentence without citation marks of the model's own, in one line. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/\s*[[(【](?:passage\s*)?\d+(?:\s*[,;–-]\s*\d+)*[\])】]/giu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function sourceFor(
  statement: string,
  { article, passage }: Evidence,
  weights: WordWeights,
): Omit<Source, 'number'> {
  const wanted = new Set(words(statement).map(stem));
  let best = { quote: passage.text, score: -1 };
  for (const { start, end } of splitSentences(passage.text)) {
    const quote = passage.text.slice(start, end);
    const shared = new Set(words(quote).filter((word) => wanted.has(stem(word))));
    const score = [...shared].reduce((sum, word) => sum + weights.weight(word), 0);
    if (score > best.score) best = { quote, score };
  }
  return { article, quote: best.quote };
}

/** The number of a source in the list, which it joins when it is new. */
function numberOf(source: Omit<Source, 'number'>, sources: Source[]): number {
  const known = sources.find(
    ({ article, quote }) => article.id === source.article.id && quote === source.quote,
  );
  if (known) return known.number;
  sources.push({ number: sources.length + 1, ...source });
  return sources.length;
}
