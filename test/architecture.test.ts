import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importCircles } from './support/import-circles.ts';
import {
  type Import,
  projectFolder,
  type SourceFile,
  sourceFiles,
} from './support/source-files.ts';

/** Each room, and the rooms that it may import from. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  corpus: ['corpus'],
  retrieval: ['retrieval', 'corpus'],
  bot: ['bot', 'retrieval', 'corpus'],
  scripts: ['scripts', 'bot', 'retrieval', 'corpus'],
  test: ['test', 'scripts', 'bot', 'retrieval', 'corpus'],
};

/** Each package, and the only places in the product that may import it. */
const placesOf: Readonly<Record<string, readonly string[]>> = {
  openai: ['retrieval/models/'],
  '@lancedb/lancedb': [
    'retrieval/store/lancedb/',
    'scripts/benchmark/subjects.ts',
    'scripts/benchmark/crashes.ts',
  ],
  'apache-arrow': ['retrieval/store/lancedb/'],
  '@opensearch-project/opensearch': ['retrieval/store/opensearch/'],
  linkedom: ['corpus/sources/page/', 'scripts/evaluation/svg-figure.ts'],
  '@mozilla/readability': ['corpus/sources/page/'],
  feedsmith: ['corpus/sources/feed/'],
  'fast-xml-parser': ['corpus/sources/feed/', 'retrieval/store/lancedb/s3/bucket.ts'],
  aws4fetch: ['retrieval/store/lancedb/s3/bucket.ts'],
  undici: ['corpus/sources/web/', 'retrieval/store/lancedb/s3/bucket.ts'],
  'ipaddr.js': ['corpus/sources/web/address-guard.ts'],
  'robots-parser': ['corpus/sources/web/robots.ts'],
  tldts: ['corpus/canonical-url.ts'],
  'tough-cookie': ['corpus/sources/web/'],
  yaml: ['corpus/sources/files/markdown.ts'],
  croner: ['bot/watches/schedule.ts'],
  'chrono-node': ['corpus/dates/', 'retrieval/query/periods.ts'],
  eld: ['corpus/text/language.ts'],
  stemmer: ['retrieval/text/stems.ts'],
  '@orama/stemmers': ['retrieval/text/stems.ts'],
  'stopwords-iso': ['retrieval/text/languages.ts'],
  'wink-nlp': ['retrieval/verification/phrases.ts'],
  'wink-eng-lite-web-model': ['retrieval/verification/phrases.ts'],
  '@citation-js/core': ['bot/messages/citations/'],
  '@citation-js/plugin-csl': ['bot/messages/citations/'],
  '@citation-js/plugin-bibtex': ['bot/messages/citations/'],
  compromise: ['scripts/evaluation/samples/rewriting.ts'],
  'discord.js': ['bot/discord/'],
  'p-retry': ['bot/discord/'],
  hono: ['bot/web/'],
  '@hono/node-server': ['bot/web/'],
  pg: ['bot/state/'],
  pino: ['bot/log.ts'],
  '@opentelemetry/api': ['bot/traces.ts'],
  'prom-client': ['bot/monitoring/metrics.ts'],
  'pino-pretty': ['bot/log.ts'],
  'cli-progress': ['scripts/'],
  'supports-hyperlinks': ['scripts/command-line/terminal.ts'],
  'playwright-core': ['scripts/screenshots/'],
  '@observablehq/plot': ['scripts/'],
  minisearch: ['scripts/benchmark/subjects.ts'],
  diff: ['corpus/history/'],
  zod: ['corpus/', 'retrieval/', 'bot/', 'scripts/'],
};

/** The files that choose adapters: all others know ports. */
const choosersOf: Readonly<Record<string, readonly string[]>> = {
  'corpus/sources/': [
    'bot/feeds/feeds.ts',
    'bot/frontends.ts',
    'scripts/evaluation/ask-questions.ts',
    'scripts/evaluation/fact-checks.ts',
    'scripts/evaluation/pages.ts',
    'scripts/evaluation/read-lines.ts',
    'scripts/command-line/batch.ts',
    'scripts/command-line/named-source.ts',
  ],
  'retrieval/store/lancedb/': ['bot/wire.ts'],
  'retrieval/store/opensearch/': ['bot/wire.ts'],
  'retrieval/models/openai': ['bot/wire.ts'],
  'retrieval/models/local-model.ts': ['bot/wire.ts'],
  'retrieval/models/model-child.ts': [
    'retrieval/models/llama-child.ts',
    'retrieval/models/local-model.ts',
  ],
  'retrieval/models/llama-child.ts': [],
  'retrieval/embedder/': ['bot/wire.ts', 'scripts/evaluation/model-sentences.ts', 'scripts/fit.ts'],
};

/** How the paths of adapters begin. */
const adapters = Object.keys(choosersOf);
/** Sources that only parse what they are given. */
const parsers = /^corpus\/sources\/(?:feed|page)\//u;
const files = sourceFiles();
const product = files.filter(({ path }) => !path.startsWith('test/'));
const thinking = files.filter(({ path }) => /^(?:corpus|retrieval)\//u.test(path));
// The log of LanceDB cannot be quietened but by the environment.
const quietening = 'retrieval/store/lancedb/quiet.ts';
const tests = files.filter(({ path }) => path.endsWith('.test.ts'));

test('top-level folders import in one direction only, and nothing imports a test or a script', () => {
  const offences = offendingImports(files, ({ path }, { kind, target }) => {
    // The version of the program stands nowhere else.
    const isVersion = path === 'bot/config.ts' && target === 'package.json';
    return kind === 'file' && !isVersion && !mayImport[roomOf(path)]?.includes(roomOf(target));
  });
  expect(offences).toEqual([]);
});

test('inside a top-level folder, folders and files import each other without circles', () => {
  expect(importCircles(files)).toEqual([]);
});

test('every package is imported only in its place', () => {
  const offences = offendingImports(product, ({ path }, { kind, target, isType }) => {
    // The type of a logger is no logger.
    const isLogType = target === 'pino' && isType && roomOf(path) === 'bot';
    const isInPlace = placesOf[target]?.some((place) => path.startsWith(place)) ?? false;
    return kind === 'package' && !isInPlace && !isLogType;
  });
  expect(offences).toEqual([]);
});

test('a reading thread loads no language detector, which takes 60 MB in each thread', () => {
  const loaded = new Set<string>();
  const packages = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { kind, target, isType } of files.find((file) => file.path === path)?.imports ??
      []) {
      if (kind === 'package') packages.add(target);
      else if (!isType) load(target);
    }
  };
  load('corpus/sources/reading-worker.ts');
  expect(packages).toContain('linkedom');
  expect(packages).not.toContain('eld');
});

test('adapters are chosen in a few named files only', () => {
  const offences = offendingImports(product, ({ path }, { target }) => {
    const start = adapters.find((each) => target.startsWith(each));
    return start !== undefined && !path.startsWith(start) && !choosersOf[start]?.includes(path);
  });
  expect(offences).toEqual([]);
});

test('outside their adapters, corpus and retrieval reach neither files nor the network', () => {
  const offences = offendingImports(
    thinking.filter(
      ({ path }) => parsers.test(path) || !adapters.some((start) => path.startsWith(start)),
    ),
    (_, { kind, target }) => kind === 'node' && target !== 'node:crypto',
  );
  expect(offences).toEqual([]);
});

test('the page in the browser imports nothing but its own files', () => {
  const page = files.filter(({ path }) => path.startsWith('bot/web/page/'));
  const offences = offendingImports(page, (_, { target }) => !target.startsWith('bot/web/page/'));
  expect(offences).toEqual([]);
});

test('the environment is read in the program itself, in scripts and in tests only', () => {
  const exempt = new Set(['bot/main.ts', quietening]);
  const others = product.filter(({ path }) => !exempt.has(path) && !path.startsWith('scripts/'));
  expect(lineOffences(others, /\bprocess\.env\b|import\.meta\.env\b/u)).toEqual([]);
});

test('corpus and retrieval get clock, randomness, fetch and environment as parameters', () => {
  const global =
    /\bnew Date\(\)|\bDate\.now\(|\bperformance\.now\(|\bMath\.random\(|(?<![.\w])fetch\(|\bglobalThis\b|\bprocess\./u;
  const others = thinking.filter(({ path }) => path !== quietening);
  expect(lineOffences(others, global)).toEqual([]);
});

test('corpus and retrieval print nothing', () => {
  expect(lineOffences(thinking, /\bconsole\./u)).toEqual([]);
});

test('no module is mocked, and no test is left out or run alone', () => {
  const shortcuts = /\bvi\.(?:mock|doMock|stubGlobal)\(|\b(?:test|describe)\.(?:only|todo)\b/u;
  expect(lineOffences(files, shortcuts)).toEqual([]);
});

test('a test is named after a behaviour', () => {
  const name =
    /(?:^|\s)test(?:\.\w+)*\(\s*(['"`])(?:(?!\1).)*\bshould\b|^\]\)\((['"`])(?:(?!\2).)*\bshould\b/mu;
  expect(tests.filter(({ code }) => name.test(code)).map(({ path }) => path)).toEqual([]);
});

test('the project has the promised folders and no others', () => {
  const ignored = readFileSync(`${projectFolder}.gitignore`, 'utf8').split(/\/?\n/u);
  const folders = readdirSync(projectFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !ignored.includes(name));
  expect(folders.toSorted()).toEqual(['bot', 'corpus', 'docs', 'retrieval', 'scripts', 'test']);
});

function offendingImports(
  among: readonly SourceFile[],
  offends: (file: SourceFile, imported: Import) => boolean,
): string[] {
  return among.flatMap((file) =>
    file.imports
      .filter((imported) => offends(file, imported))
      .map(({ target }) => `${file.path} imports ${target}`),
  );
}

function lineOffences(among: readonly SourceFile[], pattern: RegExp): string[] {
  return among.flatMap(({ path, code }) =>
    code
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}

function roomOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}
