import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixed, layOut } from '../../../../bot/messages/discord/budget.ts';

test('grants a lower rank first, whatever the order of the slots', () => {
  const slots = [
    { shortest: 'a', preferences: [{ rank: 2, text: 'aaaa' }] },
    { shortest: 'b', preferences: [{ rank: 1, text: 'bbbb' }] },
  ];
  expect(layOut([slots], 5)).toEqual(['abbbb']);
});

test('skips a preference that does not fit and grants a later one that does', () => {
  const slots = [
    { shortest: 'a', preferences: [{ rank: 1, text: 'aaaaaaaa' }] },
    { shortest: 'b', preferences: [{ rank: 2, text: 'bb' }] },
    fixed('c'),
  ];
  expect(layOut([slots.slice(0, 2), slots.slice(2)], 4)).toEqual(['abb', 'c']);
});

test('never exceeds the given length', () => {
  const slot = fc.record({
    shortest: fc.string(),
    preferences: fc.array(fc.record({ rank: fc.nat(5), text: fc.string({ maxLength: 40 }) })),
  });
  fc.assert(
    fc.property(fc.array(slot), fc.nat(200), (slots, spare) => {
      const room = slots.map(({ shortest }) => shortest).join('').length + spare;
      expect(layOut([slots], room).join('').length).toBeLessThanOrEqual(room);
    }),
  );
});
