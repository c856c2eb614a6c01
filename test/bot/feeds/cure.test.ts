import { expect, test } from 'vitest';
import { cureOf } from '../../../bot/feeds/cure.ts';

test.each([
  ['the feed has ended (410 Gone)', /Remove it/u],
  ['there is nothing at that address (status 404)', /may have moved/u],
  ['the server does not let us in (status 403)', /does not let programs read it/u],
  ['the robots.txt of the server forbids programs to read this page', /does not let programs/u],
  ['there is no server of that name; check the spelling of the address', /Check the spelling/u],
  ['the server did not answer', /tried again by itself/u],
])('%s: has a cure', (reason, cure) => {
  expect(cureOf(reason)).toMatch(cure);
});
