import type { LookupAddress } from 'node:dns';
import { lookup as lookupName } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { VisitFailed } from '../visit-failed.ts';

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
export const intoPrivate =
  'the address leads into a private network; only addresses on the public internet are visited';

/** Why a name is not visited. */
export const noSuchHost = 'there is no server of that name; check the spelling of the address';
