import { readConfig } from '../../bot/config.ts';
import { openFeeds } from '../../bot/feeds/open-feeds.ts';
import { fileSource } from '../../corpus/adapters/files/file-source.ts';
import { sizeOfFiles } from '../../corpus/adapters/files/size-of-files.ts';
import { isWebAddress } from '../../corpus/adapters/url-source.ts';
import { withoutFutureDates } from '../../corpus/feeds/without-future-dates.ts';
import type { ArticleSource } from '../../corpus/ports/article-source.ts';

/** What a person should know of an article that goes in. */
export type Note = { input: string; note: string };

/** What the words of a call name, and how much of it has been read: 0 to 1, undefined where nobody knows. */
export type NamedSource = { source: ArticleSource; shareRead: () => number | undefined };

/** The articles that the words of a call name: files and folders, `-`, then addresses of the web. */
export async function namedSource(
  words: readonly string[],
  onNote: (note: Note) => void = () => undefined,
): Promise<NamedSource> {
  const urls = words.filter(isWebAddress);
  const paths = words.filter((word) => !isWebAddress(word));
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
      const found = withoutFutureDates(each, now().toISOString());
      if ('line' in found && found.note !== undefined)
        onNote({ input: found.input, note: found.note });
      yield found;
    }
  }
}

function now(): Date {
  return new Date();
}
