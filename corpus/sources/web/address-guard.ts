import type { LookupAddress } from 'node:dns';
import { lookup as lookupName } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import ipaddr from 'ipaddr.js';
import { VisitFailed } from '../../errors.ts';

/**
 * Guards against requests into private networks (SSRF). The returned function accepts public IP
 * addresses in any spelling and rejects all others: private, loopback, link-local, shared (CGNAT),
 * multicast, reserved, IPv6 forms of IPv4 addresses (mapped, NAT64, 6to4, Teredo), and text that is
 * no address.
 * @param allowed addresses and ranges (`127.0.0.1`, `10.1.0.0/16`) to accept as well.
 * @throws Error for an invalid range.
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
  // IANA allocates global unicast IPv6 addresses from this range only (RFC 4291, 2.4).
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
 * Parses an address and drops its fragment. An IP address as host is checked here, in any spelling
 * that browsers accept; a host name is checked when it is resolved (see `guardedLookup`).
 * @param base resolves relative addresses.
 * @throws VisitFailed for an address that may not be visited.
 */
export function checkedUrl(
  address: string,
  isAllowed: (address: string) => boolean,
  base?: URL,
): URL {
  const url = URL.parse(address, base?.href);
  if (!url) throw new VisitFailed('this is not an address; one begins with https://');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new VisitFailed(`only http and https addresses are visited, not ${url.protocol}`);
  if (url.username !== '' || url.password !== '')
    throw new VisitFailed('the address holds a user name or a password; leave it out');
  if (url.href.length > maxLength)
    throw new VisitFailed(`the address is longer than ${maxLength} characters`);
  // URL.parse has normalised every spelling of an IP address.
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (isIP(host) !== 0 && !isAllowed(host)) throw new VisitFailed(privateNetwork);
  url.hash = '';
  return url;
}

/** The length that browsers and servers support in practice. */
const maxLength = 2_048;

/** Resolves a host name to IP addresses; throws where there are none. */
export type Lookup = (host: string) => Promise<readonly string[]>;

/** Resolves host names with the system's resolver. */
export const systemLookup: Lookup = async (host) => {
  const found = await lookupName(host, { all: true });
  return found.map(({ address }) => address);
};

/**
 * A lookup function for sockets that returns allowed addresses only. The socket connects to the
 * returned address without resolving the name again, which prevents DNS rebinding. Returns all
 * addresses, as sockets with `autoSelectFamily` expect.
 */
export function guardedLookup(
  lookup: Lookup,
  isAllowed: (address: string) => boolean,
): LookupFunction {
  return callbackify(async (host: string, _options: object): Promise<LookupAddress[]> => {
    const found = await lookup(host);
    const allowed = found.filter((address) => isAllowed(address));
    if (allowed.length === 0) throw new VisitFailed(found.length > 0 ? privateNetwork : noSuchHost);
    return allowed.map((address) => ({ address, family: isIP(address) }));
  });
}

const privateNetwork =
  'the address leads into a private network; only addresses on the public internet are visited';

/** The reason for a host name that does not resolve. */
export const noSuchHost = 'there is no server of that name; check the spelling of the address';
