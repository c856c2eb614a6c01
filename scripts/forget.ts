// dateline forget: removes articles, publishers or the sample briefs from the store.
import type { Engine } from '../bot/wire.ts';
import { SAMPLE_SOURCE } from '../corpus/sample-briefs.ts';
import type { Call } from './command-line/commands.ts';
import { storedIds, withEngine } from './command-line/engine.ts';
import { printJson, UsageError } from './command-line/run-script.ts';

export async function run({ values, positionals }: Call<'forget'>): Promise<void> {
  const sources = [...(values.source ?? []), ...(values.samples ? [SAMPLE_SOURCE] : [])];
  if (positionals.length + sources.length === 0)
    throw new UsageError(
      'Nothing to forget.',
      'Name an address, an id, --source NAME or --samples: npm run forget -- URL',
    );
  await withEngine(async (engine) => {
    const { ids, unknown } = await named(engine, positionals, sources);
    const removed = await engine.forget(ids);
    if (values.json) printJson({ removed, unknown });
    else process.stdout.write(textOf(removed, unknown));
    if (unknown.length > 0) process.exitCode = 1;
  });
}

/** The ids of the articles that a call names, and the names that no stored article has. */
async function named(
  engine: Engine,
  references: readonly string[],
  sources: readonly string[],
): Promise<{ ids: string[]; unknown: string[] }> {
  const ids: string[] = [];
  const unknown: string[] = [];
  const add = (name: string, found: readonly string[]): void => {
    ids.push(...found);
    if (found.length === 0) unknown.push(name);
  };
  for (const reference of references) add(reference, await storedIds(reference, engine));
  for (const source of sources) add(source, await engine.idsOf(source));
  return { ids: [...new Set(ids)], unknown };
}

function textOf(removed: number, unknown: readonly string[]): string {
  const articles = removed === 1 ? 'article' : 'articles';
  return [
    `${removed} ${articles} removed\n`,
    ...unknown.map((name) => `no stored article is, or is from, "${name}"\n`),
  ].join('');
}
