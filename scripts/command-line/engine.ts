// Opens what commands work with: the engine, a stored article, and the articles that a call names.
import { readConfig } from '../../bot/config.ts';
import { openFeeds } from '../../bot/feeds/feeds.ts';
import { type Engine, type EngineOptions, openEngine } from '../../bot/wire.ts';
import type { ArticleSource } from '../../corpus/article-source.ts';
import { canonicalUrl } from '../../corpus/canonical-url.ts';
import { withSettledDates } from '../../corpus/following/complete-item.ts';
import { printableText } from '../../corpus/printable-address.ts';
import { fileSource, sizeOfFiles } from '../../corpus/sources/files/file-source.ts';
import { isWebAddress } from '../../corpus/sources/web/url-source.ts';
import type { StoredArticle } from '../../retrieval/store/store.ts';
import { CommandError } from './run-script.ts';

/** A remark on one input, such as text that a paywall hides. */
export type Note = { input: string; note: string };

/** The articles of a call, and the share of them read so far: 0 to 1, undefined while unknown. */
type NamedSource = { source: ArticleSource; shareRead: () => number | undefined };

/** Opens the engine with the settings of the environment, runs `work`, and closes the engine. */
export async function withEngine(
  work: (engine: Engine) => Promise<void>,
  options: EngineOptions = {},
): Promise<void> {
  const engine = await openEngine(readConfig(process.env), {
    onModelFailure: (error) => {
      process.stderr.write(`${error.message}\n`);
    },
    onWait: (sentence) => {
      process.stderr.write(`${sentence}\n`);
    },
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

/** Reads the articles that a call names: first files, folders and `-`, then web addresses. */
export async function namedSource(
  inputs: readonly string[],
  onNote: (note: Note) => void = () => undefined,
): Promise<NamedSource> {
  const urls = inputs.filter(isWebAddress);
  const paths = inputs.filter((input) => !isWebAddress(input));
  const size = urls.length > 0 ? null : await sizeOfFiles(paths);
  let read = 0;
  const onBytes = (bytes: number): void => {
    read += bytes;
  };
  return {
    source: {
      async *articles() {
        yield* noted(fileSource(paths, { stdin: process.stdin, onBytes }));
        if (urls.length > 0) yield* noted(openFeeds(readConfig(process.env), now).source(urls));
      },
    },
    shareRead: () => (size === null || size === 0 ? undefined : Math.min(1, read / size)),
  };

  async function* noted(source: ArticleSource): ReturnType<ArticleSource['articles']> {
    for await (const each of source.articles()) {
      const found = withSettledDates(each, now().toISOString());
      if ('line' in found && found.note !== undefined)
        onNote({ input: printableText(found.input), note: found.note });
      yield found;
    }
  }
}

/** The address with https and with http: both lead to the same page. */
function addressesOf(reference: string): string[] {
  const url = canonicalUrl(reference);
  if (url === null) return [];
  return ['https', 'http'].map((scheme) => url.replace(/^https?/u, scheme));
}

function now(): Date {
  return new Date();
}
