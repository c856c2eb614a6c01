import ipaddr from 'ipaddr.js';

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
