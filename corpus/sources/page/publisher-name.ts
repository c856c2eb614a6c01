import { cleanLine } from '../../text/clean-text.ts';

/** Where a page may name its publisher; every value as it is written there. */
type PublisherHints = {
  /** The host of the page's address, such as `example.com`; null where it is not known. */
  host: string | null;
  /** Names that the page states, the most trusted first. */
  stated: readonly string[];
  headline: string;
  /** What the browser's tab shows: often the headline with the publisher behind it. */
  tabTitle: string;
};

/**
 * The publisher's name as a reader would say it, or null where the page tells none. Of several the
 * one that the address bears out is it (the others name an agency, a company or a section), and a
 * name comes before a domain.
 */
export function pagePublisher({ host, stated, headline, tabTitle }: PublisherHints): string | null {
  const names = [...stated, nameBehind(headline, tabTitle)]
    .map(plainName)
    .filter((name) => name !== '' && name.length <= longestName && name !== headline);
  const borneOut = host === null ? [] : names.filter((name) => isBorneOut(name, host));
  return borneOut.find(isNoDomain) ?? borneOut[0] ?? names.find(isNoDomain) ?? names[0] ?? null;
}

const longestName = 80;

function isNoDomain(name: string): boolean {
  return !/^\S+\.[a-z]{2,}$/i.test(name);
}

/** `@example` and `Example | News | Sport` without what is no name; empty for an address. */
function plainName(written: string): string {
  const name = cleanLine(written).replace(/^@/, '');
  return /^https?:/i.test(name) ? '' : name.replace(/ [|»›] .*$/, '');
}

function nameBehind(headline: string, tabTitle: string): string {
  if (headline === '' || !lettersOf(tabTitle).startsWith(lettersOf(headline))) return '';
  const last = / [|»–—·-] (?!.* [|»–—·-] )(.+)$/.exec(tabTitle)?.[1] ?? '';
  // A headline with a dash of its own ends with its own words.
  return lettersOf(headline).endsWith(lettersOf(last)) ? '' : last;
}

/** Whether the host is the name, part of it, or its initials: `wsj.com`, `timesunion.com`. */
function isBorneOut(name: string, host: string): boolean {
  const [letters, initials] = [name, name.replace(/(?<=\p{L})[\p{L}\p{M}]+/gu, '')].map((text) =>
    lettersOf(text.replace(/^the /i, '')),
  );
  return host
    .split('.')
    .slice(-3, -1)
    .map(lettersOf)
    .some(
      (label) =>
        label === initials ||
        (label.length > 2 && letters?.includes(label)) ||
        (letters !== undefined && letters.length > 2 && label.includes(letters)),
    );
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The publisher in a feed's title such as `World news | The Example` or `Example News - Europe`:
 * the part that the site's address spells, else the whole title. Null for none.
 */
export function feedPublisher(title: string, site: string | null): string | null {
  const whole = cleanLine(title).replace(tail, '');
  const label = siteLabel(site);
  const parts = whole.split(/\s+[|–—>»:·-]\s+|\s*[|»>]\s*|:\s+/);
  const own = parts.find((part) => part !== '' && spells(part, label));
  return (own ?? whole) || null;
}

const tail = /[\s|:»>–—-]*\b(?:rss|atom|xml)(?: ?\d\.\d)?(?: feed)?s?$/i;

function siteLabel(site: string | null): string {
  const labels = (site === null ? '' : (URL.parse(site)?.hostname ?? '')).split('.');
  // The longest label is the name: `www`, `news` or `co.uk` are shorter than most, or as good.
  return labels.slice(0, -1).toSorted((a, b) => b.length - a.length)[0] ?? '';
}

/** Whether a name and a label of an address begin or end alike: `The Example` and `example`. */
function spells(name: string, label: string): boolean {
  const letters = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z\d]/g, '');
  if (letters.length < 2 || label.length < 2) return false;
  const plain = label.replaceAll('-', '');
  return letters.includes(plain) || plain.startsWith(letters) || plain.endsWith(letters);
}
