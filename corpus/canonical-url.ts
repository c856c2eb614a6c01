// The addresses of articles: their canonical form, and the site that they belong to.
import { getDomain } from 'tldts';
import { trimEndOf } from './text/trim.ts';
import { isTracker } from './trackers.ts';

/**
 * Normalises an article's address, so that every address of one article is the same: lower-case
 * host without `www.`, mobile and AMP addresses replaced by the page they show, no default port,
 * credentials, trackers, session or trailing slash, sorted parameters, percent-encoding as in RFC
 * 3986, 6.2.2. A fragment stays if it names a post or a route (`#p1`, `#!/story/2`). Null for
 * anything but http and https. Idempotent, never throws.
 */
export function canonicalUrl(text: string): string | null {
  // Feeds and pages often escape their addresses.
  let address = text.trim().replaceAll('&amp;', '&');
  for (let step = 0; step < maxSteps; step += 1) {
    const reduced = reduceOnce(address);
    if (reduced === null || reduced === address) return reduced;
    address = reduced;
  }
  return null;
}

/**
 * The site of an address: the domain that its owner registered, below which blogs on a shared host
 * are sites of their own (https://publicsuffix.org). For an IP address or a name without a domain,
 * the host with its port. Null for what is no web address.
 */
export function siteOf(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return domainOf(url.hostname) ?? url.host;
}

/**
 * The address of the article on a page: the first that the page states and that is believed, else
 * the page's own, which is null for a file. Not believed is an address on another site, that of the
 * home page, and that of a section that holds the page.
 */
export function statedAddress(
  stated: readonly (string | null | undefined)[],
  address: string | null,
): string | null {
  const own = canonicalUrl(address ?? '');
  const urls = stated.map((text) => canonicalUrl(text ?? '')).filter((url) => url !== null);
  const isSection = (url: string): boolean =>
    [...urls, own ?? ''].some((other) => other.startsWith(`${url}/`));
  const isBelieved = (url: string): boolean =>
    url === own ||
    (!isHomePage(url) && !isSection(url) && (own === null || siteOf(url) === siteOf(own)));
  return urls.find(isBelieved) ?? own;
}

/** Whether an address is that of the home page of its site. */
export function isHomePage(address: string): boolean {
  return /^https?:\/\/[^/?#]+$/.test(canonicalUrl(address) ?? '');
}

function domainOf(hostname: string): string | null {
  return getDomain(hostname, { allowPrivateDomains: true });
}

// AMP viewers can be nested; two or three steps are usual.
const maxSteps = 10;

const droppedLabels = new Set(['www', 'amp', 'm', 'mobile', 'wap']);

function reduceOnce(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const viewed = viewedPage(url);
  if (viewed !== null) return viewed;
  const host = plainHost(url.hostname);
  if (host === '') return null;
  const port = url.port === '' ? '' : `:${url.port}`;
  const [path = '', query = '', fragment = ''] = [url.pathname, url.search, url.hash].map(
    plainEncoding,
  );
  return `${url.protocol}//${host}${port}${plainPath(path)}${plainQuery(query, host)}${plainFragment(fragment, host)}`;
}

/** Decodes letters, digits and `-._~`; writes all other codes in capitals. */
function plainEncoding(text: string): string {
  return text.replace(/%[\da-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
}

/**
 * The page behind an AMP viewer or cache: `google.com/amp/s/HOST/PATH`,
 * `….cdn.ampproject.org/c/s/HOST/PATH`.
 */
function viewedPage({ hostname, pathname, search }: URL): string | null {
  const isViewer = /^(?:www\.)?(?:google\.[a-z.]+|bing\.com)$/.test(hostname);
  const isCache = hostname.endsWith('.cdn.ampproject.org');
  if (!isViewer && !isCache) return null;
  const pattern = isViewer ? /^\/amp\/(s\/)?(?=[^/]+\.)/ : /^\/[acivw]\/(s\/)?(?=[^/]+\.)/;
  const found = pattern.exec(pathname);
  if (found === null) return null;
  const scheme = found[1] === undefined ? 'http' : 'https';
  return `${scheme}://${pathname.slice(found[0].length)}${search}`;
}

function plainHost(hostname: string): string {
  const labels = hostname.split('.');
  while (labels.at(-1) === '') labels.pop();
  const domainLabels = (domainOf(labels.join('.')) ?? 'one.label').split('.').length;
  return labels
    .filter((label, index) => index >= labels.length - domainLabels || !droppedLabels.has(label))
    .join('.');
}

function plainPath(pathname: string): string {
  const segments = pathname
    .replace(/;jsessionid=[^/]*/gi, '')
    .split('/')
    .slice(1);
  while (segments.at(-1) === '') segments.pop();
  if (segments.length > 1 && segments.at(-1) === 'amp') segments.pop();
  if (segments.length > 1 && segments[0] === 'amp') segments.shift();
  while (segments.at(-1) === '') segments.pop();
  const last = segments.pop();
  if (last === undefined) return '';
  return `/${[...segments, last.replace(/(?<=.)\.amp(?=$|\.html?$)/, '')].join('/')}`;
}

function plainQuery(search: string, host: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracker(pair, host))
    .toSorted();
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** Most fragments name a place on a page; some name a post of a live page, or what an app shows. */
function plainFragment(hash: string, host: string): string {
  const [text = ''] = hash.slice(1).split(':~:', 1);
  if (isRoute.test(text)) return `#${trimEndOf(text, /\//)}`;
  if (!namesPost.test(text) || namesPlace.test(text) || isTracker(text, host)) return '';
  return `#${text}`;
}

const isRoute = /^!?\/[^/]/;
const namesPost = /^(?=[^\d]{0,60}\d)[\w.:~=-]{1,120}$/;
/** Comments, notes, pictures and the like. */
const namesPlace =
  /^(?:[\w-]{0,20}comment|respond|reply|disqus|section|sec|chapter|page|slide|img|image|photo|picture|gallery|fig|table|tab|fn|footnote|endnote|note|cite|ref|toc|heading|h\d|title|video|player|t=|top|main|content|header|footer|nav|menu|ad|share|related)/i;
