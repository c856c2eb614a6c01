import { expect, test } from 'vitest';
import { placeNames } from '../../../retrieval/sentences/place-names.ts';

test.each([
  ['The ferry was built in Port Meridian.', ['port', 'meridian']],
  ['It came from the northern Lowen valley.', ['lowen']],
  ['The pilots met outside Ostry, Norland, on Monday.', ['ostri', 'norland']],
])('“%s” names a place', (text, stems) => {
  expect([...placeNames([text])]).toEqual(stems);
});

test('who does something is no place', () => {
  expect([...placeNames(['Ada Marsh signed it, and Ostry cheered in vain.'])]).toEqual([]);
});
