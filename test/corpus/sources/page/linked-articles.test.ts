import { expect, test } from 'vitest';
import { linkedArticles } from '../../../../corpus/sources/page/linked-articles.ts';

const address = 'https://daily.example/news';

function linksIn(body: string): (string | null | undefined)[][] {
  const document = linkedArticles(`<html><body>${body}</body></html>`, address);
  if (document.kind !== 'feed') throw new Error(document.kind);
  return document.items.map(({ line }) => [line.url, line.title]);
}

test('links with headlines are the items of a page, each page once', () => {
  const body = `<article><a href="/1"><img src="x"></a><h2><a href="/1#top">The ferry sails again on Monday</a></h2></article>
    <a href="https://www.daily.example/2"><h3>The bridge closes in March</h3><p>It needs a new rail.</p></a>
    <a href="/3">新桥周一通车市长到场</a>`;
  expect(linksIn(body)).toEqual([
    ['https://daily.example/1', 'The ferry sails again on Monday'],
    ['https://www.daily.example/2', 'The bridge closes in March'],
    ['https://daily.example/3', '新桥周一通车市长到场'],
  ]);
});

test.each([
  '<nav><a href="/1">The ferry sails again on Monday</a></nav>',
  '<footer><p><a href="/1">The ferry sails again on Monday</a></p></footer>',
  '<a href="https://other.example/1">The ferry sails again on Monday</a>',
  '<a href="/news#top">The ferry sails again on Monday</a>',
  '<a href="/">The ferry sails again on Monday</a>',
  '<a href="/plan.pdf">The ferry sails again on Monday</a>',
  '<a href="mailto:news@daily.example">The ferry sails again on Monday</a>',
  '<a href="http://[">The ferry sails again on Monday</a>',
  '<a href="/sport">Sport and more</a>',
])('%s is no item', (body) => {
  expect(linksIn(body)).toEqual([]);
});
