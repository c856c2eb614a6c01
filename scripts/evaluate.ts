// npm run evaluate: measures quality on labelled sets.
import { positiveInteger } from './command-line/arguments.ts';
import { commandLine, jsonOption, type OptionDeclarations } from './command-line/command-line.ts';
import { printJson, runScript, UsageError } from './command-line/run-script.ts';
import { answerQuestions } from './evaluation/ask-questions.ts';
import { judgeClaims } from './evaluation/claims.ts';
import { corruptionMarkdown, judgeCorruptions } from './evaluation/corruptions.ts';
import { checkFacts, factCheckMarkdown } from './evaluation/fact-checks.ts';
import { assertFloors, readFloors } from './evaluation/floors.ts';
import { evaluatePages, readMarkedPages } from './evaluation/pages.ts';
import { judgePairs } from './evaluation/stories.ts';
import { reportMarkdown, writeReport } from './evaluation/write-report.ts';

const options = {
  articles: {
    type: 'string',
    value: 'PATH',
    multiple: true,
    description: 'article lines (.jsonl, also gzipped), or other files and folders as ingest takes',
  },
  questions: { type: 'string', value: 'FILE', description: 'question lines (.jsonl)' },
  corpus: {
    type: 'string',
    value: 'NAME',
    description: 'with --questions: only the lines of this corpus',
  },
  store: {
    type: 'string',
    value: 'FOLDER',
    description: 'with --questions: keep the store there; one that holds articles is used as it is',
  },
  claims: {
    type: 'string',
    value: 'FILE',
    description: 'instead: measure the check of model answers with claim lines; prints JSON',
  },
  pages: {
    type: 'string',
    value: 'FOLDER',
    description:
      'instead: measure page extraction on ID.html.gz and ground-truth.json; prints JSON',
  },
  facts: {
    type: 'string',
    value: 'FILE',
    description: 'with --pages: the headlines, publishers and dates that the pages state (.json)',
  },
  pairs: {
    type: 'string',
    value: 'FILE',
    description: 'instead of questions: measure stories with pair lines; prints JSON',
  },
  corruptions: {
    type: 'string',
    value: 'N',
    description:
      'instead: measure the check on N true and N corrupted sentences made from the articles',
  },
  'fact-checks': {
    type: 'string',
    value: 'N',
    description:
      'instead: find the sources of N true and N corrupted claims made from the articles',
  },
  seed: { type: 'string', value: 'N', description: 'another seed, other sentences (default: 1)' },
  out: {
    type: 'string',
    value: 'FOLDER',
    description: 'write report.json, report.md and report.svg there',
  },
  floors: {
    type: 'string',
    value: 'FILE',
    description: 'with --questions: fail where a figure is worse than this (.json)',
  },
  model: { type: 'boolean', description: 'let the configured model write the answers' },
  json: jsonOption,
} as const satisfies OptionDeclarations;

type Values = ReturnType<typeof commandLine<typeof options>>['values'];

await runScript(async () => {
  const { values } = commandLine({
    name: 'evaluate',
    summary:
      'Measures retrieval and answers on a labelled set, in a temporary store, without a model unless asked.',
    examples: ['--articles articles.jsonl.gz --questions questions.jsonl --out reports/mine'],
    options,
  });
  await evaluate(values);
});

/** Measures what the named files are labelled for. */
async function evaluate(values: Values): Promise<void> {
  const { articles, questions, claims, pairs, pages, facts, json } = values;
  const { corruptions, 'fact-checks': factChecks } = values;
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
  } else if (questions !== undefined) await printAnswers(articles, questions, values);
  else throw filesMissing();
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

async function printAnswers(
  articles: string[],
  questions: string,
  { corpus, store, out, floors: floorsFile, model, json }: Values,
): Promise<void> {
  const floors = floorsFile === undefined ? {} : await readFloors(floorsFile);
  const evaluation = await answerQuestions({
    articles,
    questions,
    corpus,
    store,
    withModel: model ?? false,
  });
  if (out !== undefined) await writeReport(out, evaluation);
  if (json) printJson(evaluation.report);
  else process.stdout.write(reportMarkdown(evaluation));
  assertFloors(evaluation.report.overall, floors);
}
