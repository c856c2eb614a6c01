import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ArticleLine } from '../../../../corpus/article-source.ts';
import type { Article } from '../../../../corpus/article.ts';
import { readPressPage } from '../../../../corpus/sources/files/press-page.ts';
import { toArticle } from '../../../../corpus/to-article.ts';

const fixture = new URL('../../../../shared/fixtures/cgtn-2025-12-01.txt', import.meta.url);

function lineOf(content: string, name = 'page.txt'): ArticleLine {
  const [found] = readPressPage(content, name);
  if (found === undefined || !('line' in found)) throw new Error('nothing was read');
  return found.line;
}

function articleOf(content: string, name?: string): Article {
  const made = toArticle(lineOf(content, name));
  if ('rejected' in made) throw new Error(made.rejected);
  return made.article;
}

test.skipIf(!existsSync(fixture))(
  'reads the saved CGTN page (skipped where ../shared is missing)',
  () => {
    const article = articleOf(readFileSync(fixture, 'utf8'));
    expect(article).toMatchObject({
      title: expect.stringMatching(/^Ukraine-Russia: .* needed$/),
      source: 'CGTN',
      section: 'Europe',
      publishedAt: '2025-12-01T13:11:00.000Z',
    });
    expect(article.text).toContain('Umerov');
    expect(article.text).toMatch(/^Sunday's US-Ukraine/);
    expect(article.text).toMatch(/agenda\.$/);
    expect(article.text).not.toMatch(/Fuentes|Reuters|Copyright|RELATED|GMT|CGTN|•/);
    expect(article.text.split('\n\n')).toContain('European meetings on Monday');
  },
);

const ferry = `Europe
2025.12.01 21:11 GMT+8

Ferry line reopens after a long winter

Updated 2025.12.01 22:30 GMT+8
CGTN

A ferry leaves the harbour on Monday, December 1, 2025. /Jane Doe/Reuters

•\u00A0 First boat since March

•\u00A0 Tickets sold out

Crowds at the pier

The first ferry left on Monday morning.

People board a ferry. [Photo/VCG]

It carried 200 people.

Source(s): Reuters ,AFP
Copyright ©\u00A0

RELATED STORIES
Ferry line closed. Nobody knows why.
`;

test('splits a page into section, dates, headline, publisher and body', () => {
  expect(articleOf(ferry)).toMatchObject({
    title: 'Ferry line reopens after a long winter',
    source: 'CGTN',
    section: 'Europe',
    publishedAt: '2025-12-01T13:11:00.000Z',
    updatedAt: '2025-12-01T14:30:00.000Z',
    text: [
      'First boat since March',
      'Tickets sold out',
      'Crowds at the pier',
      'The first ferry left on Monday morning.',
      'It carried 200 people.',
    ].join('\n\n'),
  });
});

test('reads a named author, and takes the publisher from the file name where the page has none', () => {
  const page = ferry.replace('CGTN', 'By Wang Lin');
  expect(articleOf(page, 'x/example-2025-12-01.txt')).toMatchObject({
    author: 'Wang Lin',
    source: 'Example',
  });
  expect(articleOf(page).source).toBe('Reuters, AFP');
  expect(articleOf(page.replace('Copyright ©', 'Copyright © 2025 Example Times.')).source).toBe(
    'Example Times',
  );
});

const head = 'Snow stops trains for a second day';
const body = 'Trains stood still on Monday.\n\nBuses ran instead.';
const moment = '2025-12-01T13:11:00.000Z';

test.each<[string, string, Partial<Article>]>([
  [
    'headline, byline, date',
    `${head}\nBy Jane Doe and John Roe\nPublished 1 December 2025, 13:11 GMT\n\n${body}`,
    { author: 'Jane Doe and John Roe', publishedAt: moment },
  ],
  [
    'a trail of sections above',
    `Home > World > Asia\n${head}\nJane Doe in Hakodate\nMon 1 Dec 2025 13.11 GMT\nShare\n\n${body}`,
    { section: 'Asia', author: 'Jane Doe', publishedAt: moment },
  ],
  [
    'a bare name and a newsroom below the date',
    `${head}\n\nPublished\n1 December 2025, 13:11 GMT\n\nJane Doe\nBBC News, Sapporo\n\n${body}`,
    { author: 'Jane Doe', source: 'BBC News', publishedAt: moment },
  ],
  [
    'everything in one line',
    `${head}\n\nSource: Xinhua| 2025-12-01 13:11:00|Editor: somebody\n\n${body} Enditem`,
    { source: 'Xinhua', publishedAt: moment },
  ],
  [
    'date and update run together',
    `${head}\nBy Jane Doe\nDecember 1, 20258:11 AM ESTUpdated 3 hours ago\n\n${body}`,
    { author: 'Jane Doe', publishedAt: moment },
  ],
  [
    'the time before the date',
    `Asia\nUpdated 13:11, 01-Dec-2025\n${head}\nCGTN\n${body}`,
    { section: 'Asia', source: 'CGTN', publishedAt: moment },
  ],
  [
    'labelled lines',
    `Title: ${head}\nSource: Example Times\nDate: 2025-12-01T13:11Z\nURL: https://example.com/s\n\n${body}`,
    { source: 'Example Times', url: 'https://example.com/s', publishedAt: moment },
  ],
  [
    'nothing but a date above',
    `2025-12-01T13:11:00Z\n${head}\n${body}`,
    { publishedAt: moment, source: 'Unknown source' },
  ],
])('reads the layout with %s', (_layout, page, facts) => {
  expect(articleOf(page)).toMatchObject({ title: head, text: body, ...facts });
});

test.each([
  'A train in the snow, Monday. /VCG',
  'A train in the snow, Monday. /Jane Doe/AFP',
  'A train in the snow, Monday. [Photo/Xinhua]',
  'A train in the snow, Monday. (AP Photo/Jane Doe)',
  'A train in the snow, Monday. (Photo by Jane Doe/Xinhua)',
  'A train in the snow, Monday. REUTERS/Jane Doe Purchase Licensing Rights',
  'A train in the snow, Monday. Photograph: Jane Doe/AP',
  'A train in the snow, Monday via Getty Images',
  'A train in the snow, Monday.\n/Jane Doe/Reuters',
  'Photo: Jane Doe',
  'Image caption, A train in the snow',
  'Reporting by Jane Doe; Editing by John Roe',
  'Jane Doe in Tokyo contributed to this report.',
  'Read more: Snow stops buses too',
  'Read more:\n\nSnow stops buses too',
  'Advertisement',
  'Sign up for our newsletter here',
  '* * *',
  'Source: Railway office',
])('leaves %j out of the body', (intruder) => {
  const [first, second] = body.split('\n\n');
  const page = `Asia\n2025-12-01 13:11\n${head}\nCGTN\n\n${first}\n\n${intruder}\n\n${second}\n`;
  expect(articleOf(page).text).toBe(body);
});

test.each([
  'The minister said so when contacted by Reuters.',
  'It has won prizes and/or medals.',
  'He works for AFP',
  'More stories are told in the villages than in the towns.',
  'Follow-up talks are planned.',
  'The image of the company has suffered.',
])('keeps %j in the body', (sentence) => {
  const page = `Asia\n2025-12-01 13:11\n${head}\nCGTN\n\n${body}\n\n${sentence}\n`;
  expect(articleOf(page).text).toBe(`${body}\n\n${sentence}`);
});

test('a list of related stories within the text ends at the next sentence', () => {
  const page = `2025-12-01\n${head}\n\nOne.\nRELATED STORIES\nSnow again\nTwo.\nCopyright © 2025\nx`;
  expect(articleOf(page).text).toBe('One.\n\nTwo.');
});

test('wrapped lines are joined', () => {
  const wrapped = [
    'The railway said on Monday evening that it did not yet know when\nthe line would be open again.',
    'Buses were used where the roads were free, which was the case in\nthe lower valleys only.',
  ];
  const page = `2025-12-01\n\n${head}\n\n${wrapped.join('\n\n')}`;
  expect(articleOf(page).text).toBe(wrapped.join('\n\n').replaceAll(/(?<=\S)\n(?=\S)/g, ' '));
});

test('plain text has its headline in the first line and no date', () => {
  expect(lineOf('A headline\nOne line.\nAnother.\n\nMore.')).toEqual({
    title: 'A headline',
    text: '\nOne line.\nAnother.\n\nMore.',
  });
});

test('plain text of one line has no text', () => {
  expect(toArticle(lineOf('Only this.'))).toEqual({ rejected: 'no text' });
});
