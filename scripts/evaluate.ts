import { commandLine, jsonOption } from './command-line/command-line.ts';
import { printJson, runScript, UsageError } from './command-line/run-script.ts';
import { corruptionMarkdown, judgeCorruptions } from './evaluation/corruptions.ts';
import { checkFacts, factCheckMarkdown } from './evaluation/fact-checks.ts';
import { evaluatePages, readMarkedPages } from './evaluation/pages.ts';
import { answerQuestions } from './evaluation/ask-questions.ts';
import { judgeClaims } from './evaluation/claims.ts';
import { judgePairs } from './evaluation/stories.ts';
import { reportMarkdown, writeReport } from './evaluation/write-report.ts';
import { FloorsMissed, missedFloors, readFloors } from './evaluation/floors.ts';

const cure =
  'Call it with --articles A.jsonl and --questions Q.jsonl, --pairs P.jsonl, --corruptions N or --fact-checks N, with --claims C.jsonl, or with --pages FOLDER';

const questionOptions = {
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
    description: 'with --questions: keep the store there; one that is filled is used as it is',
  },
} as const;

const pageOptions = {
  pages: {
    type: 'string',
    value: 'FOLDER',
    description: 'instead: pages ID.html.gz with ground-truth.json; prints JSON',
  },
  facts: {
    type: 'string',
    value: 'FILE',
    description: 'with --pages: what the pages state of themselves (.json)',
  },
} as const;

const corruptionOptions = {
  corruptions: {
    type: 'string',
    value: 'N',
    description: 'instead: judge N true and N corrupted sentences made of the articles',
  },
  'fact-checks': {
    type: 'string',
    value: 'N',
    description: 'instead: find the source of N true and N corrupted claims made of the articles',
  },
  seed: { type: 'string', value: 'N', description: 'makes other corruptions (default 1)' },
} as const;

await runScript(async () => {
  const { values } = commandLine({
    name: 'evaluate',
    summary:
      'Measures retrieval and answers on a labelled set, in a throw-away store, without a model unless asked.',
    examples: ['--articles articles.jsonl.gz --questions questions.jsonl --out reports/mine'],
    options: {
      ...questionOptions,
      claims: {
        type: 'string',
        value: 'FILE',
        description: 'instead: claim lines, for measuring the check of model answers; prints JSON',
      },
      ...pageOptions,
      pairs: {
        type: 'string',
        value: 'FILE',
        description: 'instead of questions: pair lines, for measuring stories; prints JSON',
      },
      ...corruptionOptions,
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
      model: { type: 'boolean', description: 'let the configured model word the answers' },
      json: jsonOption,
    },
  });
  await evaluate(values);
});

type Values = {
  articles?: string[];
  questions?: string;
  corpus?: string;
  store?: string;
  claims?: string;
  pages?: string;
  facts?: string;
  pairs?: string;
  corruptions?: string;
  'fact-checks'?: string;
  seed?: string;
  out?: string;
  floors?: string;
  model?: boolean;
  json?: boolean;
};

/** Each set is measured in its own way, told by which file is named. */
async function evaluate(values: Values): Promise<void> {
  const { articles, questions, claims, pairs, pages, facts, corruptions } = values;
  const checks = values['fact-checks'];
  if (claims !== undefined) printJson(await judgeClaims(claims));
  else if (pages !== undefined) printJson(evaluatePages(await readMarkedPages(pages, { facts })));
  else if (articles === undefined) throw new UsageError('Two files are needed.', cure);
  else if (pairs !== undefined) printJson(await judgePairs(articles, pairs));
  else if (corruptions !== undefined) await printCorruptions(articles, corruptions, values);
  else if (checks !== undefined) await printFactChecks(articles, checks, values);
  else if (questions !== undefined) await printAnswers(articles, questions, values);
  else throw new UsageError('Two files are needed.', cure);
}

async function printCorruptions(
  articles: string[],
  corruptions: string,
  { seed = '1', json }: Values,
): Promise<void> {
  const report = await judgeCorruptions(articles, corruptions, seed);
  if (json) printJson(report);
  else process.stdout.write(corruptionMarkdown(report));
}

async function printFactChecks(
  articles: string[],
  number: string,
  { seed = '1', json }: Values,
): Promise<void> {
  const report = await checkFacts(articles, number, seed);
  if (json) printJson(report);
  else process.stdout.write(factCheckMarkdown(report));
}

async function printAnswers(
  articles: string[],
  questions: string,
  { corpus, store, out, floors, model, json }: Values,
): Promise<void> {
  const wanted = floors === undefined ? {} : await readFloors(floors);
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
  const missed = missedFloors(evaluation.report.overall, wanted);
  if (missed.length > 0) throw new FloorsMissed(missed);
}
