import type { Answer, Source } from '../../retrieval/answer.ts';
import type { EvaluationEngine } from '../../scripts/evaluation/ask-questions.ts';
import type { QuestionLine } from '../../scripts/evaluation/questions.ts';

const asOf = { newest: '2025-03-01T00:00:00.000Z', oldest: null, articles: 3 };

/** A question line with what matters to a test. */
export function questionLine(given: Partial<QuestionLine> & { id: string }): QuestionLine {
  const question = `What about ${given.id}?`;
  const rest = { askedOn: null, answers: [], gold: [], sources: [], type: 'plain' };
  return { question, ...rest, ...given };
}

/** A source with the text `quote` of the article with this id. */
export function quoteOf(id: string, quote: string, number = 1): Source {
  const article = {
    id,
    url: null,
    title: `About ${id}`,
    source: 'Harbour Daily',
    publishedAt: null,
  };
  return { number, article, quote };
}

/** An answer of these sentences, each citing its numbers. */
export function answered(statements: readonly [string, number[]][], sources: Source[]): Answer {
  return {
    kind: 'answered',
    question: '',
    statements: statements.map(([text, citations]) => ({ text, citations })),
    sources,
    asOf,
    method: 'quotes',
    dropped: 0,
  };
}

/** An answer that says that the corpus does not hold one. */
export function refused(nearest: Source[] = []): Answer {
  return { kind: 'no-evidence', question: '', nearest, asOf };
}

/** What an engine is to say to one question. */
export type Script = { ranked: string[]; answer: Answer };

/** An engine that says what its script says and throws at questions that are not in it. */
export function scriptedEngine(
  script: Record<string, Script>,
  texts: Record<string, string>,
): EvaluationEngine {
  const lineFor = (question: string): Script => {
    const line = script[question];
    if (line === undefined) throw new Error(`The script has no "${question}".`);
    return line;
  };
  return {
    retrieve: (question, top) => Promise.resolve(lineFor(question.text).ranked.slice(0, top)),
    answer: (question) => Promise.resolve(lineFor(question.text).answer),
    check: (claim) => Promise.resolve(lineFor(claim.text).answer),
    articleText: (id) => Promise.resolve(texts[id] ?? null),
  };
}

/** A clock that moves on by the next number of milliseconds at every second reading. */
export function scriptedClock(durations: readonly number[]): () => number {
  const left = [...durations];
  let now = 0;
  let first = true;
  return () => {
    if (!first) now += left.shift() ?? 0;
    first = false;
    return now;
  };
}
