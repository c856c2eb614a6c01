import { expect, test } from 'vitest';
import { noFilter } from '../../../corpus/following/feed.ts';
import { passes, passesWhole } from '../../../corpus/following/feed-filter.ts';

const line = {
  title: 'The ferry sails',
  text: 'It carries cars again, Ann Boe reports.',
  author: 'Ann Boe',
  section: 'Coast & Sea',
  language: 'en-GB',
};

test.each([
  'ferry',
  'FERRY SAILS',
  'cars again',
  'title:ferry',
  'author:Ann Boe',
  'author: boe',
  'section:coast',
  'language:en',
])('an item matches the rule %s', (rule) => {
  expect(passes(line, { only: [rule], without: [] })).toBe(true);
  expect(passes(line, { only: [], without: [rule] })).toBe(false);
});

test.each(['fer', 'title:cars', 'author:Jo', 'section:sport', 'language:de', 'cars ferry'])(
  'an item does not match the rule %s',
  (rule) => {
    expect(passes(line, { only: [rule], without: [] })).toBe(false);
    expect(passes(line, { only: [], without: [rule] })).toBe(true);
  },
);

test('one of the wanted rules is enough, and an unwanted one outweighs them', () => {
  expect(passes(line, { only: ['sport', 'ferry'], without: [] })).toBe(true);
  expect(passes(line, { only: ['ferry'], without: ['cars'] })).toBe(false);
  expect(passes(line, noFilter)).toBe(true);
});

test('a rule matches within a script that does not separate words', () => {
  expect(passes({ ...line, title: '旧渡轮码头关闭' }, { only: ['渡轮'], without: [] })).toBe(true);
});

test('what a feed does not state is judged by the page of its item', () => {
  const item = { title: 'The ferry sails', text: 'It carries cars again.' };
  const page = {
    ...line,
    language: null,
    text: 'Die Fähre fährt seit Montag wieder zwischen dem Hafen und der Insel, teilte die Reederei mit, und sie nimmt wie früher auch Autos mit. Wer am Morgen zu spät kommt, muss allerdings lange warten, denn sie fährt nur noch alle zwei Stunden.',
  };
  for (const rule of ['author:Ann Boe', 'section:coast', 'language:de']) {
    expect(passes(item, { only: [rule], without: [] })).toBe(true);
    expect(passes(item, { only: [], without: [rule] })).toBe(true);
    expect(passesWhole(item, page, { only: [rule], without: [] })).toBe(true);
    expect(passesWhole(item, page, { only: [], without: [rule] })).toBe(false);
  }
  for (const rule of ['author:Jane Doe', 'section:sport', 'language:en']) {
    expect(passesWhole(item, page, { only: [rule], without: [] })).toBe(false);
    expect(passesWhole(item, page, { only: [], without: [rule] })).toBe(true);
  }
});

test('words are looked for in what the feed says, not in the whole page', () => {
  const page = { ...line, text: `${line.text} Football is played there, too.` };
  expect(passesWhole(line, page, { only: [], without: ['football'] })).toBe(true);
  expect(passesWhole(line, page, { only: ['ferry'], without: [] })).toBe(true);
});
