// dateline evaluate: measures quality on labelled sets.
import { positiveInteger } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';
import { printJson, UsageError } from './command-line/run-script.ts';
import { answerQuestions } from './evaluation/ask-questions.ts';
import { judgeClaims } from './evaluation/claims.ts';
import { corruptionMarkdown, judgeCorruptions } from './evaluation/corruptions.ts';
import { withEmbeddingServer } from './evaluation/embedding-server.ts';
import { checkFacts, factCheckMarkdown } from './evaluation/fact-checks.ts';
import { assertFloors, readFloors } from './evaluation/floors.ts';
import { judgeModelSentences, modelSentenceMarkdown } from './evaluation/model-sentences.ts';
import { evaluatePages, readMarkedPages } from './evaluation/pages.ts';
import { judgePairs } from './evaluation/stories.ts';
import { reportMarkdown, writeReport } from './evaluation/write-report.ts';

type Values = Call<'evaluate'>['values'];

/** Measures what the named files are labelled for. */
export async function run({ values }: Call<'evaluate'>): Promise<void> {
  const { articles, questions, claims, pairs, pages, facts, json } = values;
  const { corruptions, 'fact-checks': factChecks, 'model-sentences': written } = values;
  if (claims !== undefined) printJson(await judgeClaims(claims));
  else if (pages !== undefined) printJson(evaluatePages(await readMarkedPages(pages, { facts })));
  else if (articles === undefined) throw filesMissing();
  else if (pairs !== undefined) printJson(await judgePairs(articles, pairs));
  else if (corruptions !== undefined) {
    const samples = sampleOptions('--corruptions', corruptions, values);
    print(await judgeCorruptions(articles, samples), corruptionMarkdown, json);
  } else if (factChecks !== undefined) {
    const samples = sampleOptions('--fact-checks', factChecks, values);
    print(await checkFacts(articles, samples), factCheckMarkdown, json);
  } else if (questions === undefined) throw filesMissing();
  else if (written !== undefined)
    print(await judgeModelSentences(written, articles, questions), modelSentenceMarkdown, json);
  else await printAnswers(articles, questions, values);
}

function filesMissing(): UsageError {
  return new UsageError(
    'Two files are needed.',
    'Call it with --articles A.jsonl and --questions Q.jsonl, --pairs P.jsonl, --corruptions N or --fact-checks N, with --claims C.jsonl, or with --pages FOLDER',
  );
}

/** How many made sentences to measure with, and the seed that makes them. */
function sampleOptions(option: string, number: string, { seed = '1' }: Values) {
  return { number: positiveInteger(option, number), seed: positiveInteger('--seed', seed) };
}

function print<Report>(
  report: Report,
  toMarkdown: (report: Report) => string,
  json: boolean | undefined,
): void {
  if (json) printJson(report);
  else process.stdout.write(toMarkdown(report));
}

async function printAnswers(articles: string[], questions: string, values: Values): Promise<void> {
  const { corpus, store, out, floors: floorsFile, model, json } = values;
  const floors = floorsFile === undefined ? {} : await readFloors(floorsFile);
  const asked = { articles, questions, corpus, store, withModel: model ?? false };
  const evaluation = values['embedding-server']
    ? await withEmbeddingServer(async (settings) => await answerQuestions({ ...asked, settings }))
    : await answerQuestions(asked);
  if (out !== undefined) await writeReport(out, evaluation);
  if (json) printJson(evaluation.report);
  else process.stdout.write(reportMarkdown(evaluation));
  assertFloors(evaluation.report.overall, floors);
}
