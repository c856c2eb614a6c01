import { many } from './many.ts';
import { locale } from './locale.ts';
import type { StatusStrings } from '../words/status-words.ts';

export const statusStrings: StatusStrings = {
  corpus: (articles, oldest, newest) =>
    oldest === null || newest === null
      ? many(articles, 'article')
      : `${many(articles, 'article')}, from ${oldest} to ${newest}`,
  publishers: (names) => `From ${names}`,
  others: (count) => many(count, 'other'),
  quoting: 'Answers quote the articles word for word',
  model: (name) => `Answers are worded by ${name} and checked against the articles`,
  feeds: (followed, failing, lastRead) =>
    [
      followed === 0 ? 'No feed is followed' : `${many(followed, 'feed')} followed`,
      ...(failing === 0 ? [] : [`${failing.toLocaleString(locale)} of them failing`]),
      ...(lastRead === null ? [] : [`last read ${lastRead}`]),
    ].join(', '),
  latency: (milliseconds) => `Discord answers in ${milliseconds.toLocaleString(locale)} ms`,
};
