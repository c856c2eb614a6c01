import { locale } from './locale.ts';
import { many } from './many.ts';
import type { DigestStrings } from '../words/digest-words.ts';

export const digestStrings: DigestStrings = {
  heading: (topic) => (topic === null ? 'The latest' : `The latest on ${topic}`),
  empty({ topic, asOf }) {
    if (asOf.articles === 0) return 'The corpus is still empty: no article has been added yet.';
    if (topic === null) return 'Nothing was published in that time. Ask for a longer one.';
    return 'The corpus holds nothing on this in that time. Ask for a longer one, or in other words.';
  },
  coverage({ articles, publishers, independent }) {
    const counted = `${many(articles, 'article')} by ${many(publishers, 'publisher')}`;
    return independent === publishers
      ? counted
      : `${counted}, ${independent.toLocaleString(locale)} independent`;
  },
  news: (news) => ({ new: 'new', developing: 'new developments', known: 'nothing new' })[news],
  old: (days) => `The newest coverage of this in the corpus is ${age(days)} old.`,
  omitted: (count) => `${count.toLocaleString(locale)} more ${count === 1 ? 'story' : 'stories'}`,
  timeline: (topic) => `Timeline: ${topic}`,
  noEvents: 'The corpus holds no dated article on this.',
  page: (number, of) => `page ${number.toLocaleString(locale)} of ${of.toLocaleString(locale)}`,
};

function age(days: number): string {
  if (days < 60) return many(days, 'day');
  return days < 730 ? many(Math.floor(days / 30.4), 'month') : many(Math.floor(days / 365), 'year');
}
