// Opens what commands work with: the engine and stored articles.
import { readConfig } from '../../bot/config.ts';
import { type Engine, type EngineOptions, openEngine } from '../../bot/wire.ts';
import { canonicalUrl } from '../../corpus/canonical-url.ts';
import type { StoredArticle } from '../../retrieval/store/store.ts';
import { CommandError, say } from './run-script.ts';

/** Opens the engine with the settings of the environment, runs `work`, and closes the engine. */
export async function withEngine(
  work: (engine: Engine) => Promise<void>,
  options: EngineOptions = {},
): Promise<void> {
  const engine = await openEngine(readConfig(process.env), {
    onModelFailure: ({ message }) => say(message),
    onWait: say,
    onCopy: say,
    ...options,
  });
  try {
    await work(engine);
  } finally {
    await engine.close();
  }
}

/**
 * Finds a stored article by its id or its address.
 * @throws CommandError when there is none.
 */
export async function storedArticle(reference: string, engine: Engine): Promise<StoredArticle> {
  const [stored] = await engine.stored(await storedIds(reference, engine));
  if (stored !== undefined) return stored;
  throw new CommandError(
    `No stored article is "${reference}".`,
    'Take an id or address from npm run retrieve -- "QUESTION" --json',
  );
}

/** The ids of the stored articles with this id, or at this address; none where there are none. */
export async function storedIds(reference: string, engine: Engine): Promise<string[]> {
  if ((await engine.stored([reference])).length > 0) return [reference];
  const ids = await Promise.all(addressesOf(reference).map(async (url) => await engine.idsAt(url)));
  return ids.flat();
}

/** The address with https and with http: both lead to the same page. */
function addressesOf(reference: string): string[] {
  const url = canonicalUrl(reference);
  if (url === null) return [];
  return ['https', 'http'].map((scheme) => url.replace(/^https?/u, scheme));
}
