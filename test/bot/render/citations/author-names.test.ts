import { expect, test } from 'vitest';
import { authorNames } from '../../../../bot/render/citations/author-names.ts';

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
  [' ', []],
  [null, []],
])('the names of the byline %j', (byline, expected) => {
  expect(authorNames(byline)).toEqual(expected);
});
