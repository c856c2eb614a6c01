import type { AtomFeed, AtomNs, DcNs, DcTermsNs, MediaNs, PrismNs, XmlNs } from 'feedsmith';

/** What one item says, as it wrote it, the best of each kind first. */
export type RawItem = Readonly<Record<Fact, readonly string[]>>;

/** What one vocabulary says of an item. */
export type Layer = { readonly [Kind in Fact]?: readonly (string | undefined)[] | undefined };

type Fact =
  | 'titles'
  /** Addresses, perhaps relative to the first of `bases`. */
  | 'links'
  | 'ids'
  | 'published'
  | 'updated'
  | 'authors'
  | 'sections'
  /** Of this item, where it is not of the feed's own publisher. */
  | 'publishers'
  | 'languages'
  | 'bases'
  /** Text that is meant to be whole, HTML or plain. */
  | 'contents'
  /** Text that is meant to be a teaser, HTML or plain. */
  | 'summaries';

/** Lays what several vocabularies say of one item over each other, the first before the next. */
export function rawItem(...layers: readonly Layer[]): RawItem {
  const of = (fact: Fact): string[] =>
    layers.flatMap((layer) => layer[fact] ?? []).filter((value) => value !== undefined);
  return {
    titles: of('titles'),
    links: of('links'),
    ids: of('ids'),
    published: of('published'),
    updated: of('updated'),
    authors: of('authors'),
    sections: of('sections'),
    publishers: of('publishers'),
    languages: of('languages'),
    bases: of('bases'),
    contents: of('contents'),
    summaries: of('summaries'),
  };
}

/** A feed as it wrote itself. */
export type RawFeed = {
  title?: string | undefined;
  publisher?: string | undefined;
  language?: string | undefined;
  /** `xml:base` of the feed. */
  base?: string | undefined;
  /** The page that the feed belongs to. */
  site?: string | undefined;
  items: RawItem[];
};

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

/** A text that is a whole address; undefined for any other, such as an identifier. */
export function wholeAddress(text: string | undefined): string | undefined {
  return /^\s*https?:\/\//i.test(text ?? '') ? text : undefined;
}
