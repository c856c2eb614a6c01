import { cleanLine } from '../../text/clean-text.ts';

/**
 * The publisher in a feed's title such as `World news | The Example` or `Example News - Europe`:
 * the part that the site's address spells, else the whole title. Null for none.
 */
export function publisherName(title: string, site: string | null): string | null {
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
