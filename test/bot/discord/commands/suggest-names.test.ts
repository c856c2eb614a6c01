import { expect, test } from 'vitest';
import { suggestNames } from '../../../../bot/discord/commands/suggesting/suggest-names.ts';

test('suggests the publishers in their order before anything is typed', () => {
  expect(suggestNames(['Wire', 'Herald'], '')).toEqual(['Wire', 'Herald']);
});

test('puts those that begin with what was typed first, whatever its case', () => {
  expect(suggestNames(['The Coast', 'Gazette', 'Coast Herald'], ' coast')).toEqual([
    'Coast Herald',
    'The Coast',
  ]);
});

test('stays within what Discord can list', () => {
  const many = Array.from({ length: 40 }, (_, index) => `Paper ${index}`);
  const names = suggestNames(['', 'P'.repeat(101), ...many], 'p');
  expect(names).toEqual(many.slice(0, 25));
});
