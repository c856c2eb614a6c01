import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { accessTo, withoutLogin } from '../../../corpus/following/access.ts';

const address = 'https://daily.example/rss.xml';
const origin = 'https://daily.example';

test('headers, cookies and a login are what is sent to the server of the address', () => {
  const stated = {
    headers: ['X-Key: a:b', 'Authorization: Bearer abc'],
    cookies: ['id=7', 'lang=en'],
  };
  expect(accessTo(address, stated)).toEqual({
    access: {
      origin,
      headers: { 'x-key': 'a:b', authorization: 'Bearer abc', cookie: 'id=7; lang=en' },
    },
  });
  expect(accessTo(address, { login: 'jane:pässword' })).toEqual({
    access: { origin, headers: { authorization: 'Basic amFuZTpww6Rzc3dvcmQ=' } },
  });
});

test('the login in an address is taken out of it', () => {
  const written = 'https://jane:s%3Acret@daily.example/rss.xml';
  expect(withoutLogin(written)).toBe(address);
  expect(accessTo(written, {})).toEqual({
    access: { origin, headers: { authorization: `Basic ${btoa('jane:s:cret')}` } },
  });
});

test('without anything stated there is no access', () => {
  expect(accessTo(address, {})).toEqual({ access: null });
  expect(accessTo('feeds.opml', {})).toEqual({ access: null });
});

test.each([
  ['feeds.opml', { cookies: ['id=7'] }, 'for an address'],
  [address, { headers: ['no colon'] }, 'NAME: VALUE'],
  [address, { headers: ['Host: other.example'] }, 'cannot be chosen'],
  [address, { headers: ['User-Agent: Browser'] }, 'cannot be chosen'],
  [address, { headers: ['X-Key: '] }, 'empty'],
  [address, { headers: [`X-Key: ${'a'.repeat(9_000)}`] }, 'too long'],
  [address, { headers: Array.from({ length: 30 }, (_, at) => `X-${at}: a`) }, 'more than'],
  [address, { login: 'jane' }, 'NAME:PASSWORD'],
])('what cannot be sent to %s is named: %s', (to, stated, fault) => {
  expect(accessTo(to, stated)).toEqual({ fault: expect.stringContaining(fault) });
});

test('no value passes that would end its line, and no fault repeats a value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
      const read = accessTo(address, { headers: [`X-Key: secret${value}`] });
      const [shown, unfit] =
        'fault' in read
          ? [read.fault, /secret/u]
          : [read.access?.headers['x-key'] ?? '', /[\r\n\0]/u];
      expect(shown).not.toMatch(unfit);
    }),
  );
});
