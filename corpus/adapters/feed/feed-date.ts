import { parseDate } from '../../dates/parse-date.ts';

/**
 * A date as feeds write it, as ISO 8601 in UTC, or null: what `parseDate` reads, and also two-digit
 * years (RFC 822), `2025-12` and `2025` (W3C-DTF), and weekdays in any language.
 */
export function feedDate(written: string): string | null {
  const text = written.trim().replace(/\s+/g, ' ');
  const plain = text
    .replace(/^\p{L}{2,15}\.?, ?/u, '')
    .replace(/^(\d{1,2}[ -]\p{L}{3,9}\.?[ -])(\d{2})(?= )/u, wholeYear)
    .replace(/^(\d{4})(?:-(\d{2}))?$/, (_whole, year, month) => `${year}-${month ?? '01'}-01`);
  return parseDate(plain) ?? parseDate(text);
}

// RFC 2822, 4.3: years from 50 belong to the last century.
function wholeYear(_whole: string, day: string, year: string): string {
  return `${day}${Number(year) < 50 ? '20' : '19'}${year}`;
}
