import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixed, layOut, leastRoom } from '../../../../bot/messages/discord/budget.ts';

test('serves a lower rank first, wherever it stands', () => {
  const slots = [
    { least: 'a', preferences: [{ rank: 2, text: 'aaaa' }] },
    { least: 'b', preferences: [{ rank: 1, text: 'bbbb' }] },
  ];
  expect(layOut([slots], 5)).toEqual(['abbbb']);
});

test('passes over a preference that does not fit and grants a later one that does', () => {
  const slots = [
    { least: 'a', preferences: [{ rank: 1, text: 'aaaaaaaa' }] },
    { least: 'b', preferences: [{ rank: 2, text: 'bb' }] },
    fixed('c'),
  ];
  expect(layOut([slots.slice(0, 2), slots.slice(2)], 4)).toEqual(['abb', 'c']);
});

test('never allocates more than there is', () => {
  const place = fc.record({
    least: fc.string(),
    preferences: fc.array(fc.record({ rank: fc.nat(5), text: fc.string({ maxLength: 40 }) })),
  });
  fc.assert(
    fc.property(fc.array(place), fc.nat(200), (slots, spare) => {
      const room = leastRoom(slots) + spare;
      expect(layOut([slots], room).join('').length).toBeLessThanOrEqual(room);
    }),
  );
});
