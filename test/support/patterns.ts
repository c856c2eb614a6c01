// Gathers the regular expressions of the product, and tells which of them are linear.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { checkSync, type Parameters } from 'recheck';
import { projectFolder, type SourceFile, sourceFiles } from './source-files.ts';

/** A regular expression, and the file that it stands in. */
export type Pattern = { file: string; source: string; flags: string };

/** The literal patterns of the product, and how often each file builds one by `new RegExp`. */
export function patternsInSources(): { literals: Pattern[]; built: Map<string, number> } {
  const literals: Pattern[] = [];
  const built = new Map<string, number>();
  for (const { path, text } of sourceFiles().filter(isProduct)) {
    const visitor = new Visitor({
      Literal(node) {
        if ('regex' in node)
          literals.push({ file: path, source: node.regex.pattern, flags: node.regex.flags });
      },
      NewExpression({ callee }) {
        if (callee.type === 'Identifier' && callee.name === 'RegExp')
          built.set(path, (built.get(path) ?? 0) + 1);
      },
    });
    visitor.visit(parseSync(path, text).program);
  }
  return { literals, built };
}

/** What runs where people and publishers have their say: no command line, no test. */
function isProduct({ path }: SourceFile): boolean {
  return /^(?:bot|corpus|retrieval)\//u.test(path);
}

/** The patterns that files build by `new RegExp` when they are loaded. */
export async function patternsBuiltBy(files: readonly string[]): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [source, flags = '']: [string, string?]) {
      // The frame below this one built the pattern: one of the files, or a library.
      const frame = new Error('Where am I?').stack?.split('\n')[2] ?? '';
      const file = files.find((each) => frame.includes(projectFolder + each));
      if (file !== undefined) found.push({ file, source, flags });
      return new target(source, flags);
    },
  });
  try {
    for (const file of files) await import(projectFolder + file);
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

/**
 * Whether a pattern is linear because nothing in it repeats without a limit: each place of the text
 * costs at most the product of the limits.
 */
function isLimited({ source }: Pattern): boolean {
  const plain = source.replaceAll(/\\./gsu, '_').replaceAll(/\[[^\]]*\]/gu, '_');
  if (/[*+]|\{\d+,\}/u.test(plain)) return false;
  const limits = [...plain.matchAll(/\{(?:\d+,)?(\d+)\}/gu)].map(([, limit]) => Number(limit));
  return limits.reduce((product, limit) => product * (limit + 1), 1) <= MOST_STEPS;
}

const MOST_STEPS = 100_000;

/**
 * Without limits of time, so that the verdicts are the same on every machine. Smaller than the
 * defaults where those take minutes and find nothing more.
 */
const PARAMS: Parameters = {
  timeout: null,
  incubationTimeout: null,
  attackTimeout: null,
  seedingTimeout: null,
  recallTimeout: null,
  maxDegree: 2,
  maxNFASize: 1_500,
  maxIteration: 3,
  maxGeneStringSize: 600,
  maxInitialGenerationSize: 60,
  maxGenerationSize: 30,
  mutationSize: 5,
  crossoverSize: 5,
  attackLimit: 10_000_000,
  recallLimit: 10_000_000,
  maxAttackStringSize: 6_000,
  maxRecallStringSize: 6_000,
};

const cacheFile = `${projectFolder}node_modules/.cache/dateline/patterns.json`;

/** Finds the patterns that are not known to be linear; remembers those that are. */
export function superlinear(patterns: readonly Pattern[]): Pattern[] {
  // Neither a Java machine nor a native program is needed.
  process.env['RECHECK_BACKEND'] = 'pure';
  const linear = new Set(readCache());
  const unproven = patterns.filter((pattern) => {
    const key = keyOf(pattern);
    if (isLimited(pattern) || linear.has(key)) return false;
    if (checkSync(pattern.source, pattern.flags, PARAMS).status !== 'safe') return true;
    linear.add(key);
    return false;
  });
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify([...linear]));
  return unproven;
}

function keyOf({ source, flags }: Pattern): string {
  const known = JSON.stringify([PARAMS, source, flags]);
  return createHash('sha256').update(known).digest('base64url').slice(0, 16);
}

function readCache(): string[] {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file of ours
    return JSON.parse(readFileSync(cacheFile, 'utf8')) as string[];
  } catch {
    return [];
  }
}
