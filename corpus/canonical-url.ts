/**
 * Normalises an article's address, so that every address of one article is the same: lower-case
 * host without `www.`, mobile and AMP addresses replaced by the page they show, no default port,
 * credentials, fragment, trackers, session or trailing slash, sorted parameters, percent-encoding
 * as in RFC 3986, 6.2.2. Null for anything but http and https. Idempotent, never throws.
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

// AMP viewers can be nested; two or three steps are usual.
const maxSteps = 10;

const trackerPrefixes = [
  'utm_',
  'mc_',
  'pk_',
  'mtm_',
  'matomo_',
  'hsa_',
  '_hs',
  'at_',
  'ns_',
  'itm_',
  'stm_',
  'vero_',
  'oly_',
  'guce_',
  'amp_',
];
const trackers = new Set(
  `fbclid gclid dclid gclsrc gbraid wbraid msclkid twclid ttclid yclid ysclid igshid igsh li_fat_id epik
  mkt_tok cmp cmpid ocid ncid icid intcid ito ref ref_src ref_url referrer referer smid smtyp spm sref
  _ga _gl guccounter xtor ftag wt_mc wtmc s_cid traffic_source taid tpcc __twitter_impression
  usqp amp share sharetype fb_action_ids fb_action_types fb_source mibextid srsltid _branch_match_id ceid_hash feedtype`.split(
    /\s+/,
  ),
);
const ampValues = new Set(['outputtype=amp', 'output=amp', 'view=amp', 'type=amp', 'mode=amp']);

const droppedLabels = new Set(['www', 'amp', 'm', 'mobile', 'wap']);
const sharedSuffixes = new Set(['co', 'com', 'org', 'net', 'gov', 'edu', 'ac', 'go', 'or', 'ne']);

function reduceOnce(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const viewed = viewedPage(url);
  if (viewed !== null) return viewed;
  const host = plainHost(url.hostname);
  if (host === '') return null;
  const port = url.port === '' ? '' : `:${url.port}`;
  const [path, query] = [url.pathname, url.search].map(plainEncoding);
  return `${url.protocol}//${host}${port}${plainPath(path ?? '')}${plainQuery(query ?? '')}`;
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
  const domainLabels = labels.length > 2 && sharedSuffixes.has(labels.at(-2) ?? '') ? 3 : 2;
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

function plainQuery(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracker(pair.toLowerCase()))
    .toSorted();
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

function isTracker(pair: string): boolean {
  const key = pair.split('=', 1)[0] ?? '';
  return (
    trackers.has(key) ||
    ampValues.has(pair) ||
    trackerPrefixes.some((prefix) => key.startsWith(prefix))
  );
}
