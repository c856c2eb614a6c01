// Finds the publisher of a page or feed among the names that it states.
import { cleanLine } from '../../text/clean-text.ts';
import { trimEndOf } from '../../text/trim.ts';

/** Where a page may name its publisher; every value as written there. */
type PublisherHints = {
  /** The host of the page's address, such as `example.com`; null where unknown. */
  host: string | null;
  /** Names in the page's metadata, the most trusted first. */
  stated: readonly string[];
  headline: string;
  /** The page's `<title>`, often the headline followed by the publisher. */
  tabTitle: string;
};

/**
 * The publisher of a page; null where the page names none. Names that match the host come first
 * (the others name an agency, a company or a section), and names come before domains.
 */
export function pagePublisher({ host, stated, headline, tabTitle }: PublisherHints): string | null {
  const names = [...stated, nameAfterHeadline(headline, tabTitle)]
    .map(plainName)
    .filter((name) => name !== '' && name.length <= maxName && name !== headline);
  const matching = host === null ? [] : names.filter((name) => matchesHost(name, host));
  return matching.find(isName) ?? matching[0] ?? names.find(isName) ?? names[0] ?? null;
}

const maxName = 80;

function isName(name: string): boolean {
  return !/^\S+\.[a-z]{2,}$/i.test(name);
}

/** The name in `@example` or `Example | News | Sport`; empty for an address. */
function plainName(written: string): string {
  const name = cleanLine(written).replace(/^@/, '');
  return /^https?:/i.test(name) ? '' : (name.split(/ [|»›] /, 1)[0] ?? '');
}

function nameAfterHeadline(headline: string, tabTitle: string): string {
  if (headline === '' || !lettersOf(tabTitle).startsWith(lettersOf(headline))) return '';
  const [, ...rest] = tabTitle.split(/ [|»–—·-] /);
  const last = rest.at(-1) ?? '';
  // After a dash within the headline come its own words.
  return lettersOf(headline).endsWith(lettersOf(last)) ? '' : last;
}

/**
 * Whether a label of the host is the name, part of it, or its initials: `wsj.com`,
 * `timesunion.com`.
 */
export function matchesHost(name: string, host: string): boolean {
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
 * the part that matches the site's address, else the whole title. Null for an empty title.
 */
export function feedPublisher(title: string, site: string | null): string | null {
  const whole = withoutFormat(cleanLine(title));
  const label = siteLabel(site);
  const parts = whole.split(/ [–—:·-] |[|»>]|: /).map((part) => part.trim());
  const matching = parts.find((part) => part !== '' && matchesLabel(part, label));
  return (matching ?? whole) || null;
}

/** The title without a format behind it, as in `Example – RSS feed`. */
function withoutFormat(title: string): string {
  const format = /\b(?:rss|atom|xml)(?: ?\d\.\d)?(?: feed)?s?$/i.exec(title);
  if (format === null) return title;
  return trimEndOf(title.slice(0, format.index), /[ |:»>–—-]/);
}

function siteLabel(site: string | null): string {
  const labels = (site === null ? '' : (URL.parse(site)?.hostname ?? '')).split('.');
  // The longest label is usually the name: `www`, `news` and `co.uk` are shorter.
  return labels.slice(0, -1).toSorted((a, b) => b.length - a.length)[0] ?? '';
}

/** Whether a name holds a label of an address, or the label starts or ends with the name. */
function matchesLabel(name: string, label: string): boolean {
  const letters = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z\d]/g, '');
  if (letters.length < 2 || label.length < 2) return false;
  const plain = label.replaceAll('-', '');
  return letters.includes(plain) || plain.startsWith(letters) || plain.endsWith(letters);
}
