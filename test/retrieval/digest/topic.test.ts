import { expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { aboutness, respelt, topicOf } from '../../../retrieval/digest/topic.ts';
import { newsArticle, quake, strike } from '../../support/small-news.ts';
import { queryOf } from '../../support/query-of.ts';

const profile = newsArticle({
  id: 'profile',
  title: 'Petra Lindqvist leads the pilots',
  text: 'Union leader Petra Lindqvist has led the pilots since May. In May Lindqvist called a strike. Critics of Lindqvist stayed away.',
});

function aboutIn(topic: string, article: Article, found: readonly Article[] = [article]): number {
  return aboutness(article, topicOf(queryOf(topic), found));
}

test('an article is about what it opens with and goes on about', () => {
  expect(aboutIn('Petra Lindqvist', profile)).toBeGreaterThan(0.3);
  expect(aboutIn('Petra Lindqvist', quake)).toBe(0);
});

test('a round-up that names the topic once is about something else', () => {
  const others = Array.from(
    { length: 23 },
    (_, index) => `Village ${index} held its fair in the rain.`,
  );
  const roundUp = newsArticle({
    id: 'round-up',
    title: 'Lindqvist, the fairs and more: five things to know',
    text: `Petra Lindqvist spoke in Lowen. ${others.join(' ')}`,
  });
  expect(aboutIn('Petra Lindqvist', roundUp)).toBe(0);
});

test('a namesake is somebody else, in small letters too', () => {
  const namesake = newsArticle({
    id: 'namesake',
    title: 'Ola Lindqvist wins the cup',
    text: 'Ola Lindqvist won. Petra Holm came second after Lindqvist. Lindqvist was glad.',
  });
  expect(aboutIn('petra lindqvist', namesake, [profile, namesake])).toBe(0);
});

test('an adjective of a country names the country', () => {
  const title = 'Norlandian ships stay in harbour';
  const article = newsArticle({ title, text: 'Norlandian ships stayed in harbour.' });
  expect(aboutIn('Norland', article)).toBeGreaterThan(0);
});

test('a misspelt name is read as the found articles spell it', () => {
  const found = [profile, strike];
  expect(respelt('petra lindkvist', queryOf('petra lindkvist'), found)).toBe('petra lindqvist');
  expect(respelt('Petra Lindqvist', queryOf('Petra Lindqvist'), found)).toBeNull();
  expect(respelt('zeppelin', queryOf('zeppelin'), found)).toBeNull();
});
