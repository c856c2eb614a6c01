import { readBareByline, readByline } from '../../readers/byline.ts';
import { textOf } from './dom.ts';
import type { PageElement } from './dom.ts';
import { factsUnder } from './facts-under.ts';

/** Who wrote the article, as the page shows it: under the headline, else where it marks one author. */
export function shownAuthor(document: PageElement, headline: string): string | null {
  const [under] = factsUnder(document, headline).flatMap(({ author }) => nameIn(author));
  if (under !== undefined) return under;
  const marked = [...document.querySelectorAll(authors)].flatMap((element) => {
    const text = textOf(element);
    return nameIn((readByline(text) ?? readBareByline(text))?.author);
  });
  // Several names are those of other stories as well.
  return new Set(marked).size === 1 ? (marked[0] ?? null) : null;
}

const authors = '[rel~="author"], [itemprop~="author"] [itemprop="name"], [itemprop~="author"]';

/** The name before what bylines say besides, such as an account; none where it runs into a date. */
function nameIn(byline: string | null | undefined): string[] {
  const [name = ''] = (byline ?? '').split(/\s*[|•@]/);
  return /^\p{L}[^\d:／]+$/u.test(name) ? [name] : [];
}
