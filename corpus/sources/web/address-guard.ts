import type { LookupAddress } from 'node:dns';
import { lookup as lookupName } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import ipaddr from 'ipaddr.js';
import { VisitFailed } from '../../errors.ts';

/**
 * Tells addresses on the public internet, in any spelling, from all others: private, loopback,
 * link-local, shared (CGNAT), multicast, reserved, and IPv6 forms that hold an IPv4 address
 * (mapped, NAT64, 6to4, Teredo). What is no address is none of the public ones.
 * @param allowed addresses and ranges (`127.0.0.1`, `10.1.0.0/16`) that pass nevertheless.
 * @throws Error for an allowed range that is none.
 */
export function addressGuard(allowed: readonly string[] = []): (address: string) => boolean {
  const ranges = allowed.map(rangeOf);
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.parse(address);
    return isPublic(parsed) || ipaddr.subnetMatch(parsed, { allowed: ranges }, '') === 'allowed';
  };
}

function isPublic(address: Address): boolean {
  const isUnicast = address.range() === 'unicast';
  // Of IPv6, only this much is given out as global unicast (IANA, RFC 4291 section 2.4).
  return isUnicast && (address instanceof ipaddr.IPv4 || address.match(globalUnicast));
}

function rangeOf(range: string): [Address, number] {
  if (range.includes('/')) return ipaddr.parseCIDR(range);
  const address = ipaddr.parse(range);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

type Address = ReturnType<typeof ipaddr.parse>;

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * An address that may be visited, without its fragment. An IP address in it, in any of the
 * spellings that browsers take, has passed the guard; a name is looked at when it is looked up.
 * @param base what a relative address is relative to.
 * @throws VisitFailed for all others.
 */
export function checkedUrl(
  address: string,
  mayReach: (address: string) => boolean,
  base?: URL,
): URL {
  const url = URL.parse(address, base?.href);
  if (!url) throw new VisitFailed('this is not an address; one begins with https://');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new VisitFailed(`only http and https addresses are visited, not ${url.protocol}`);
  if (url.username !== '' || url.password !== '')
    throw new VisitFailed('the address holds a user name or a password; leave it out');
  if (url.href.length > longest)
    throw new VisitFailed(`the address is longer than ${longest} characters`);
  // The URL standard has brought every spelling of an IP address into one form.
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (isIP(host) !== 0 && !mayReach(host)) throw new VisitFailed(intoPrivate);
  url.hash = '';
  return url;
}

/** What browsers and servers agree on in practice. */
const longest = 2_048;

/** The IP addresses of a host name; throws where there are none. */
export type Lookup = (host: string) => Promise<readonly string[]>;

/** Asks the system, as every program does. */
export const systemLookup: Lookup = async (host) => {
  const found = await lookupName(host, { all: true });
  return found.map(({ address }) => address);
};

/**
 * A lookup for sockets that gives only addresses which pass. The socket connects to what it is
 * given and asks nobody again, so a name that changes its address in between gains nothing. It
 * gives all addresses, as sockets ask for that choose the family themselves.
 */
export function guardedLookup(
  lookup: Lookup,
  mayReach: (address: string) => boolean,
): LookupFunction {
  return callbackify(async (host: string, _options: object): Promise<LookupAddress[]> => {
    const found = await lookup(host);
    const passing = found.filter((address) => mayReach(address));
    if (passing.length === 0) throw new VisitFailed(found.length > 0 ? intoPrivate : noSuchHost);
    return passing.map((address) => ({ address, family: isIP(address) }));
  });
}

/** Why an address is not visited. */
const intoPrivate =
  'the address leads into a private network; only addresses on the public internet are visited';

/** Why a name is not visited. */
export const noSuchHost = 'there is no server of that name; check the spelling of the address';
