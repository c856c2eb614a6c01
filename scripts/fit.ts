// dateline fit: measures what each weight of reading is worth, over folds of labelled sets.
import { loadBuiltInEmbedder } from '../retrieval/embedder/built-in-embedder.ts';
import { latestRequest } from '../retrieval/query/intent.ts';
import { parseQuery } from '../retrieval/query/parse-query.ts';
import { rankSentences } from '../retrieval/reading/rank-sentences.ts';
import { selectEvidence } from '../retrieval/search/evidence.ts';
import { positiveInteger } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';
import { withProgress } from './command-line/progress.ts';
import { printJson, UsageError } from './command-line/run-script.ts';
import { withArticles } from './evaluation/ask-questions.ts';
import { isClaim } from './evaluation/everyday.ts';
import { fitMarkdown, fitReport, type ReadQuestion, type ReadSet } from './evaluation/fit.ts';
import { type QuestionLine, questionOf, readQuestionLines } from './evaluation/questions.ts';

export async function run({ values, positionals }: Call<'fit'>): Promise<void> {
  const most = values.most === undefined ? Infinity : positiveInteger('--most', values.most);
  const sets: ReadSet[] = [];
  for (const declared of positionals) sets.push(await readSet(setDeclared(declared), most));
  const { weights } = await loadBuiltInEmbedder();
  const report = fitReport(sets, weights);
  if (values.json) printJson(report);
  else process.stdout.write(fitMarkdown(report));
}

type DeclaredSet = { name: string; articles: string; questions: string; corpus?: string };

/** A set such as `rgb=articles.jsonl.gz,questions.jsonl`; questions of one corpus only where it names one. */
function setDeclared(text: string): DeclaredSet {
  const [, name, articles, questions, corpus] =
    /^([^=]+)=([^,]+),([^,]+)(?:,([^,]+))?$/u.exec(text) ?? [];
  if (name === undefined || articles === undefined || questions === undefined)
    throw new UsageError(
      `“${text}” is no labelled set.`,
      'Write it as NAME=ARTICLES,QUESTIONS or NAME=ARTICLES,QUESTIONS,CORPUS',
    );
  return { name, articles, questions, ...(corpus !== undefined && { corpus }) };
}

async function readSet(
  { name, articles, questions, corpus }: DeclaredSet,
  most: number,
): Promise<ReadSet> {
  const lines = (await readQuestionLines(questions)).filter(
    (line) => !isClaim(line) && (corpus === undefined || line.corpus === corpus),
  );
  const step = Math.max(1, lines.length / most);
  const chosen = lines.filter(
    (_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step),
  );
  return { name, questions: await readQuestions(articles, chosen, name) };
}

/** The questions with their evidence as read; a request for a digest is none. */
async function readQuestions(
  articles: string,
  lines: readonly QuestionLine[],
  label: string,
): Promise<ReadQuestion[]> {
  const { weights, ...embedder } = await loadBuiltInEmbedder();
  return await withArticles([articles], async (engine) => {
    const publishers = await engine.sources();
    return await withProgress(
      { label: `Reading ${label}`, unit: 'questions', total: lines.length },
      async (show) => {
        const read: ReadQuestion[] = [];
        for (const [index, line] of lines.entries()) {
          const question = questionOf(line, new Date());
          if (latestRequest(question) === null) {
            const query = parseQuery(question, { publishers, weights });
            const evidence = selectEvidence(await engine.retrieve(question), query);
            const reading = await rankSentences(query, evidence, { embedder, weights });
            read.push({ line, query, reading });
          }
          show(index + 1);
        }
        return read;
      },
    );
  });
}
