import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CitationStyle,
  citationStyles,
  formatCitation,
} from '../../../../bot/messages/citations/format.ts';
import type { Article } from '../../../../corpus/article.ts';
import { newsArticle, strike } from '../../../support/small-news.ts';

const accessed = new Date('2025-03-12T12:00:00.000Z');
const address = 'https://meridian.example/strike';
const bare = newsArticle({ title: 'Bridge reopens', publishedAt: null, source: 'Unknown source' });

function cited(article: Article, style: CitationStyle): string {
  return formatCitation(article, style, accessed);
}

test.each([
  [
    'apa',
    `Quill, A. (2025, March 10). Harbour pilots end their strike at Port Meridian. Meridian Post. ${address}`,
  ],
  [
    'mla',
    `Quill, Ada. “Harbour pilots end their strike at Port Meridian.” Meridian Post, 10 Mar. 2025, ${address}.`,
  ],
  [
    'chicago',
    `Quill, Ada. “Harbour pilots end their strike at Port Meridian.” Meridian Post, March 10, 2025. ${address}.`,
  ],
  [
    'wikipedia',
    `{{cite news |last1=Quill |first1=Ada |date=2025-03-10 |title=Harbour pilots end their strike at Port Meridian |url=${address} |work=Meridian Post |language=en |access-date=2025-03-12}}`,
  ],
] as const)('an article is cited with all that it says of itself: %s', (style, expected) => {
  expect(cited(strike, style)).toBe(expected);
});

test('BibTeX names the same facts', () => {
  const entry = cited(strike, 'bibtex');
  for (const field of ['author = {Quill, Ada}', 'journal = {Meridian Post}', 'year = {2025}'])
    expect(entry).toContain(field);
  expect(entry).toContain(`url = {${address}}`);
});

test('CSL-JSON is a list of one item', () => {
  expect(JSON.parse(cited(strike, 'csl-json'))).toEqual([
    {
      id: 'strike',
      type: 'article-newspaper',
      title: strike.title,
      author: [{ given: 'Ada', family: 'Quill' }],
      'container-title': 'Meridian Post',
      issued: { 'date-parts': [[2025, 3, 10]] },
      accessed: { 'date-parts': [[2025, 3, 12]] },
      URL: address,
      language: 'en',
      section: 'Economy',
    },
  ]);
});

test.each([
  ['apa', 'Bridge reopens. (n.d.).'],
  ['mla', '“Bridge reopens.” Accessed 12 Mar. 2025.'],
  ['chicago', '“Bridge reopens.” Accessed March 12, 2025.'],
  ['wikipedia', '{{cite news |title=Bridge reopens}}'],
] as const)('what an article does not say is left out: %s', (style, expected) => {
  expect(cited(bare, style)).toBe(expected);
});

test.each([
  ['mla', 2, 'Quill, Ada, and Jo van der Berg. “'],
  ['mla', 3, 'Quill, Ada, et al. “'],
  ['chicago', 3, 'Quill, Ada, Jo van der Berg, and Harbour News Desk. “'],
  ['wikipedia', 3, '|last2=van der Berg |first2=Jo |author3=Harbour News Desk |'],
] as const)('several authors are named as the manual says: %s, %i', (style, count, expected) => {
  const names = ['By Ada Quill', 'Jo van der Berg', 'Harbour News Desk'].slice(0, count);
  expect(cited(newsArticle({ author: names.join(', ') }), style)).toContain(expected);
});

const sharp = newsArticle({ title: 'A <b>5%</b> rise | {{stub}} & “more”_[x]' });

test.each([
  ['apa', 'A <b>5%</b> rise | {{stub}} & “more”_[x].'],
  ['bibtex', 'textgreater{}5\\%\\textless'],
  ['bibtex', '\\&'],
  [
    'wikipedia',
    '|title=A &#60;b&#62;5%&#60;/b&#62; rise &#124; &#123;&#123;stub&#125;&#125; &#38;',
  ],
] as const)('marks of a headline stay marks of a headline: %s', (style, expected) => {
  expect(cited(sharp, style)).toContain(expected);
});

test('no headline, byline or publisher breaks out of a Wikipedia template', () => {
  const texts = fc.record({
    title: fc.string({ minLength: 1 }),
    author: fc.string(),
    source: fc.string({ minLength: 1 }),
  });
  fc.assert(
    fc.property(texts, (given) => {
      const inner = cited(newsArticle(given), 'wikipedia').slice(2, -2);
      expect(inner).not.toMatch(/[{}[\]<>\n]|''/u);
    }),
  );
});

test('any headline can be cited in any style', () => {
  const style = fc.constantFrom(...citationStyles);
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), style, (title, chosen) => {
      expect(cited(newsArticle({ title }), chosen)).not.toBe('');
    }),
    { numRuns: 60 },
  );
});

const quill = { given: 'Ada', family: 'Quill' };

test.each([
  ['Ada Quill', [quill]],
  ['By Ada Quill and Jo van der Berg', [quill, { given: 'Jo', family: 'van der Berg' }]],
  [
    'Ada B. Quill; Odile Varga',
    [
      { given: 'Ada B.', family: 'Quill' },
      { given: 'Odile', family: 'Varga' },
    ],
  ],
  ['Ada Quill & Harbour News Desk', [quill, { literal: 'Harbour News Desk' }]],
  ['Norland Press Agency', [{ literal: 'Norland Press Agency' }]],
  ['quill', [{ literal: 'quill' }]],
  [' ', undefined],
  [null, undefined],
])('the names in the byline %j', (author, expected) => {
  const [item] = JSON.parse(cited(newsArticle({ author }), 'csl-json'));
  expect(item.author).toEqual(expected);
});
