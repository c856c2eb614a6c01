import type { Reader } from '../../readers/reader.ts';
import { readFeed } from './read-feed.ts';

/** Reads a saved feed; what it has of each item is all there is of it. Never throws. */
export const readFeedFile: Reader = (content, name) => {
  const document = readFeed(content, null);
  switch (document.kind) {
    case 'feed':
      return [
        ...document.items.map(({ line, note }, index) => ({
          input: `${name}, item ${index + 1}`,
          line,
          ...(note !== undefined && { note }),
        })),
        ...document.rejected.map(({ input, rejected }) => ({
          input: input.replace('the feed', name),
          rejected,
        })),
      ];
    case 'list':
      return [{ input: name, rejected: isList }];
    case 'other':
      return [{ input: name, rejected: 'this is neither RSS, Atom, RDF nor JSON Feed' }];
    default:
      return document satisfies never;
  }
};

const isList = 'this is a list of feeds; follow them: npm run feeds -- add FILE';
