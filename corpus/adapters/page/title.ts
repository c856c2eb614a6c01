import { cleanLine } from '../../text/clean-text.ts';
import { textOf } from './dom.ts';
import type { PageElement } from './dom.ts';

/**
 * A page's headline without the names of section and site behind it: the first that the page's data
 * state in `written`, else what it shows. Empty where there is none.
 */
export function pageTitle(document: PageElement, written: readonly string[]): string {
  const headings = [...document.querySelectorAll('h1')].map(textOf).map(cleanLine);
  const shown = headings.filter((heading) => heading !== '');
  const whole = tabTitle(document);
  // `<title>` is often the headline with the site's name behind it.
  const headline = shown.find((heading) => whole.startsWith(heading));
  const onlyHeading = shown.length === 1 ? shown : [];
  const stated = written.map(cleanLine).filter((line) => line !== '');
  const title =
    stated.find((line) => shown.includes(line)) ??
    [...stated, headline, ...onlyHeading, whole].find((line) => line !== undefined) ??
    '';
  return shown.find((heading) => isOpening(heading, title)) ?? title;
}

/** What the browser's tab shows of a page. */
export function tabTitle(document: PageElement): string {
  return cleanLine(textOf(document.querySelector('title')));
}

/** Whether the title is the heading with something divided off behind it. */
function isOpening(heading: string, title: string): boolean {
  return title.startsWith(heading) && dividers.test(title.slice(heading.length));
}

const dividers = /^ ?(?: [|–—:·»-]|[|»]) ?\S/;

/** Takes ` | Example Times` off the end of a headline, where it names the source. */
export function withoutSiteName(title: string, source: string | null): string {
  const cut = Math.max(
    ...[' | ', ' - ', ' – ', ' — ', ' :: ', ' » ', ' · '].map((mark) => title.lastIndexOf(mark)),
  );
  if (cut < 1 || source === null) return title;
  const [end, name] = [title.slice(cut), source].map((text) =>
    text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
  );
  return end !== undefined && end !== '' && name?.includes(end) ? title.slice(0, cut) : title;
}
