import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressGuard, checkedUrl } from '../../../../corpus/sources/web/address-guard.ts';
import { openWeb } from '../../../../corpus/sources/web/open-web.ts';
import { serves } from '../../../support/newsroom/replies.ts';
import { webForTest } from '../../../support/web-for-test.ts';

const isPublic = addressGuard();

/** The ranges of IANA's registries that are not globally reachable, with their prefix lengths. */
const privateRanges: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const privateNumber = fc
  .tuple(fc.constantFrom(...privateRanges), fc.nat(0xff_ff_ff_ff))
  .map(([[first, prefix], random]) => numberOf(first) + (random % 2 ** (32 - prefix)));

/** Spellings that browsers and C libraries take for an IPv4 address. */
const spellings: readonly ((address: number) => string)[] = [
  dotted,
  String,
  (address) => `0x${address.toString(16)}`,
  (address) => `0${address.toString(8)}`,
  (address) =>
    octets(address)
      .map((octet) => `0x${octet.toString(16)}`)
      .join('.'),
  (address) =>
    octets(address)
      .map((octet) => `0${octet.toString(8)}`)
      .join('.'),
  (address) => `${address >>> 24}.${address % 2 ** 24}`,
  (address) => `${address >>> 24}.${(address >>> 16) & 0xff}.${address % 2 ** 16}`,
  (address) => `${dotted(address)}.`,
  (address) => `%3${dotted(address)[0]}${dotted(address).slice(1)}`,
  (address) => dotted(address).replaceAll(/./gu, fullWidth),
  ...['::ffff:', '::', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'].map(
    (prefix) => (address: number) => `[${prefix}${dotted(address)}]`,
  ),
  (address) => `[2002:${groups(address)}::1]`,
  (address) => `[2001:0:${groups(address)}::]`,
];

test('no private IPv4 address passes, in any spelling', () => {
  fc.assert(
    fc.property(privateNumber, fc.constantFrom(...spellings), (address, spell) => {
      expect(() => checkedUrl(`http://${spell(address)}/`, isPublic)).toThrow(/private network/u);
    }),
  );
});

test('only global unicast IPv6 addresses pass', () => {
  const group = fc.nat(0xffff).map((number) => number.toString(16));
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (parts) => {
      const isGlobalUnicast = /^[23].{3}$/u.test(parts[0] ?? '');
      fc.pre(!isGlobalUnicast);
      expect(isPublic(parts.join(':'))).toBe(false);
    }),
  );
});

test.each(['::1', '::', 'fe80::1', 'fe80::1%eth0', 'fd00::1', 'ff02::1', '2001:db8::1', 'fec0::1'])(
  'the IPv6 address %s does not pass',
  (address) => {
    expect(isPublic(address)).toBe(false);
  },
);

test.each(['1.1.1.1', '93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2a00:1450::8a'])(
  'the public address %s passes',
  (address) => {
    expect(isPublic(address)).toBe(true);
  },
);

test('text that is no address does not pass', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^[\d.x:a-f]+$/iu.test(text));
      expect(isPublic(text)).toBe(false);
    }),
  );
});

test('allowed addresses and ranges pass, and their neighbours do not', () => {
  const guard = addressGuard(['127.0.0.1', '10.1.0.0/16', 'fd00::/8']);
  expect(['127.0.0.1', '10.1.2.3', 'fd12::1'].map(guard)).toEqual([true, true, true]);
  expect(['127.0.0.2', '10.2.0.1', '::1'].map(guard)).toEqual([false, false, false]);
});

function dotted(address: number): string {
  return octets(address).join('.');
}

function octets(address: number): number[] {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff);
}

function groups(address: number): string {
  return [address >>> 16, address & 0xffff].map((group) => group.toString(16)).join(':');
}

function numberOf(address: string): number {
  return address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
}

/** As it is typed with an East Asian keyboard; the URL standard reads it like any digit. */
function fullWidth(character: string): string {
  return character === '.' ? '\u3002' : String.fromCodePoint(0xff10 + Number(character));
}

const site = { '/': serves('text/xml', '<rss/>') };
const privately = { kind: 'failed', reason: expect.stringMatching(/private network/u) };

test('localhost is visited only where that is allowed', async () => {
  await using parts = await webForTest({ 'daily.example': site }, { allowPrivate: [] });
  const { port } = new URL(parts.newsroom.url('daily.example', '/'));
  for (const host of ['127.0.0.1', 'localhost', 'daily.example', '0', '2130706433', '[::1]']) {
    const web = openWeb({ userAgent: 'Dateline/0', now: parts.clock.now, lookup: loopback });
    expect(await web.visit(`http://${host}:${port}/`, { as: 'feed' })).toMatchObject(privately);
  }
  expect(parts.newsroom.requests).toEqual([]);
});

test('host names are resolved by the system by default, and private addresses refused', async () => {
  const web = openWeb({ userAgent: 'Dateline/0', now: () => new Date(0) });
  expect(await web.visit('http://localhost:1/', { as: 'feed' })).toMatchObject(privately);
});

test('of the addresses of a host name, only public ones are connected to', async () => {
  const asked: string[] = [];
  await using parts = await webForTest(
    { 'daily.example': site },
    {
      lookup: async (host) => {
        asked.push(host);
        return ['10.0.0.1', '127.0.0.1', '::1'];
      },
    },
  );
  const visit = await parts.web.visit(parts.newsroom.url('daily.example', '/'), { as: 'feed' });
  expect(visit.kind).toBe('fetched');
  expect(asked).toEqual(['daily.example']);
});

test('DNS rebinding gains nothing', async () => {
  const answers = [['127.0.0.1'], ['127.0.0.2'], ['10.0.0.1']];
  await using parts = await webForTest(
    { 'daily.example': site },
    { lookup: async () => answers.shift() ?? [] },
  );
  const url = parts.newsroom.url('daily.example', '/');
  expect((await parts.web.visit(url, { as: 'feed' })).kind).toBe('fetched');
  // The same connection, or a new lookup that is refused: never an address that was not checked.
  parts.newsroom.hangUp();
  expect(await parts.web.visit(url, { as: 'feed' })).toMatchObject(privately);
  expect(parts.newsroom.requests).toHaveLength(1);
});

test.each([
  ['ftp://daily.example/feed', /only http and https/u],
  ['javascript:alert(1)', /only http and https/u],
  ['http://me:secret@daily.example/', /password/u],
  ['daily.example', /not an address/u],
  [`http://daily.example/${'a'.repeat(3_000)}`, /longer than/u],
])('%s is not visited', async (address, reason) => {
  const web = openWeb({ userAgent: 'Dateline/0', now: () => new Date(0), lookup: loopback });
  const visit = await web.visit(address, { as: 'page' });
  expect(visit).toMatchObject({ kind: 'failed', reason: expect.stringMatching(reason) });
});

test('a host name that does not resolve is a failed visit that says so', async () => {
  const web = openWeb({ userAgent: 'Dateline/0', now: () => new Date(0), lookup: async () => [] });
  const visit = await web.visit('http://nobody.example/', { as: 'feed' });
  expect(visit).toMatchObject({
    kind: 'failed',
    reason: expect.stringMatching(/no server of that name/u),
  });
});

async function loopback(): Promise<string[]> {
  return ['127.0.0.1'];
}
