import { isIP } from 'node:net';
import { intoPrivate } from './guarded-lookup.ts';
import { VisitFailed } from '../visit-failed.ts';

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
