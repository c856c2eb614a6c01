import type { AtomFeed, AtomNs, DcNs, DcTermsNs, MediaNs, PrismNs, XmlNs } from 'feedsmith';
import { wholeAddress } from '../item-address.ts';
import type { Layer } from './raw-item.ts';

/** Dublin Core (https://www.dublincore.org/specifications/dublin-core/dces/). */
export function dublinCore(dc: DcNs.ItemOrFeed<string> = {}): Layer {
  return {
    titles: dc.titles,
    links: dc.identifiers?.map(wholeAddress),
    published: dc.dates,
    authors: dc.creators,
    sections: dc.subjects,
    publishers: dc.publishers,
    languages: dc.languages,
    summaries: dc.descriptions,
  };
}

/** Dublin Core Terms. */
export function dublinCoreTerms(terms: DcTermsNs.ItemOrFeed<string> = {}): Layer {
  return {
    published: [...(terms.issued ?? []), ...(terms.created ?? [])],
    updated: terms.modified,
    authors: terms.creators,
    publishers: terms.publishers,
    summaries: terms.abstracts,
  };
}

/** Elements of Atom inside another format. */
export function atomElements(atom: AtomNs.Entry<string> = {}): Layer {
  return {
    links: pageLinks(atom.links),
    published: [atom.published],
    updated: [atom.updated],
    authors: atom.authors?.map(({ name }) => name),
    contents: [atom.content?.value],
    summaries: [atom.summary?.value],
  };
}

/** The addresses of pages, HTML first; a link without a relation is an alternate one (4.2.7.2). */
export function pageLinks(links: readonly AtomFeed.Link<string>[] = []): (string | undefined)[] {
  const pages = links.filter(({ rel }) => (rel ?? 'alternate') === 'alternate');
  return [...pages.filter(isHtml), ...pages.filter((link) => !isHtml(link))].map(
    ({ href }) => href,
  );
}

function isHtml({ type }: AtomFeed.Link<string>): boolean {
  return type === undefined || type.includes('html');
}

/** Media RSS (https://www.rssboard.org/media-rss). */
export function mediaRss(media: MediaNs.ItemOrFeed = {}): Layer {
  const all = [media, ...(media.groups ?? [])];
  return {
    titles: all.map(({ title }) => title?.value),
    summaries: all.map(({ description }) => description?.value),
  };
}

/** PRISM, which scholarly publishers use. */
export function prismElements(prism: PrismNs.Item<string> = {}): Layer {
  return {
    published: prism.publicationDates,
    updated: [prism.modificationDate],
    sections: [prism.section],
  };
}

/** `xml:lang` and `xml:base`. */
export function xmlAttributes(xml: XmlNs.ItemOrFeed = {}): Layer {
  return { languages: [xml.lang], bases: [xml.base] };
}
