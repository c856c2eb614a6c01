import type { AtomFeed } from 'feedsmith';
import { plainAsMarkup } from '../feed-text.ts';
import { wholeAddress } from '../item-address.ts';
import {
  dublinCore,
  dublinCoreTerms,
  mediaRss,
  pageLinks,
  xmlAttributes,
} from './raw-extensions.ts';
import { type Layer, type RawFeed, rawItem } from './raw-item.ts';

/** An Atom 0.3 or 1.0 feed (https://www.rfc-editor.org/rfc/rfc4287). */
export function rawAtom(feed: AtomFeed.Feed<string>): RawFeed {
  return {
    title: feed.title?.value,
    publisher: feed.dc?.publishers?.[0],
    language: feed.xml?.lang,
    base: feed.xml?.base,
    site: pageLinks(feed.links)[0],
    items: (feed.entries ?? []).map((entry) =>
      rawItem(
        textElements(entry),
        entryElements(entry),
        dublinCore(entry.dc),
        dublinCoreTerms(entry.dcterms),
        mediaRss(entry.media),
        xmlAttributes(entry.content?.xml),
        xmlAttributes(entry.xml),
        sourceElements(entry.source),
        // An entry without an author or a date of publication has those (4.1.2).
        { authors: hasAuthor(entry) ? [] : namesOf(feed.authors), published: [entry.updated] },
      ),
    ),
  };
}

function textElements({ title, content, summary }: AtomFeed.Entry<string>): Layer {
  return {
    titles: [title?.value],
    contents: [textOf(content)],
    summaries: [textOf(summary)],
  };
}

/** HTML and XHTML stay as they are; many feeds write HTML without saying so. */
function textOf({ value, type }: AtomFeed.Text | AtomFeed.Content = {}): string | undefined {
  return /^text(?:\/plain)?$/.test(type ?? '') ? plainAsMarkup(value ?? '') : value;
}

function entryElements({ id, links, ...entry }: AtomFeed.Entry<string>): Layer {
  return {
    links: [...pageLinks(links), entry.content?.src, wholeAddress(id)],
    ids: [id],
    published: [entry.published],
    updated: [entry.updated],
    authors: namesOf(entry.authors),
    sections: entry.categories?.map(({ label, term }) => label ?? term),
  };
}

/** The feed that an entry was taken from. */
function sourceElements(source: AtomFeed.Source<string> = {}): Layer {
  return { publishers: [source.title?.value], links: pageLinks(source.links) };
}

function hasAuthor({ authors, source, dc }: AtomFeed.Entry<string>): boolean {
  return (authors ?? source?.authors ?? dc?.creators) !== undefined;
}

function namesOf(people: readonly AtomFeed.Person[] = []): (string | undefined)[] {
  return people.map(({ name, email }) => name ?? email);
}
