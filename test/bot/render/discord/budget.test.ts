import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixed, layOut, leastRoom } from '../../../../bot/render/discord/parts/budget.ts';

test('serves a lower rank first, wherever it stands', () => {
  const places = [
    { least: 'a', wishes: [{ rank: 2, text: 'aaaa' }] },
    { least: 'b', wishes: [{ rank: 1, text: 'bbbb' }] },
  ];
  expect(layOut([places], 5)).toEqual(['abbbb']);
});

test('passes over a wish that does not fit and grants a later one that does', () => {
  const places = [
    { least: 'a', wishes: [{ rank: 1, text: 'aaaaaaaa' }] },
    { least: 'b', wishes: [{ rank: 2, text: 'bb' }] },
    fixed('c'),
  ];
  expect(layOut([places.slice(0, 2), places.slice(2)], 4)).toEqual(['abb', 'c']);
});

test('never deals more than there is', () => {
  const place = fc.record({
    least: fc.string(),
    wishes: fc.array(fc.record({ rank: fc.nat(5), text: fc.string({ maxLength: 40 }) })),
  });
  fc.assert(
    fc.property(fc.array(place), fc.nat(200), (places, spare) => {
      const room = leastRoom(places) + spare;
      expect(layOut([places], room).join('').length).toBeLessThanOrEqual(room);
    }),
  );
});
