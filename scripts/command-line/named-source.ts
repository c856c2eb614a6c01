// The articles that a call names: files, folders, standard input and addresses.
import { readConfig } from '../../bot/config.ts';
import { openFeeds } from '../../bot/feeds/feeds.ts';
import type { ArticleSource } from '../../corpus/article-source.ts';
import { withSettledDates } from '../../corpus/following/complete-item.ts';
import { printableText } from '../../corpus/printable-address.ts';
import { fileSource, sizeOfFiles } from '../../corpus/sources/files/file-source.ts';
import { isWebAddress } from '../../corpus/sources/web/url-source.ts';

/** A remark on one input, such as text that a paywall hides. */
export type Note = { input: string; note: string };

/** The articles of a call, and the share of them read so far: 0 to 1, undefined while unknown. */
type NamedSource = { source: ArticleSource; shareRead: () => number | undefined };

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

function now(): Date {
  return new Date();
}
