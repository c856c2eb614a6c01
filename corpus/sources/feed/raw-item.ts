// A feed item as written, and the extension vocabularies that feed formats share.
import type { AtomFeed, AtomNs, DcNs, DcTermsNs, MediaNs, PrismNs, XmlNs } from 'feedsmith';

/** An item's facts as written in the feed, the best of each kind first. */
export type RawItem = Readonly<Record<Fact, readonly string[]>>;

/** An item's facts in one vocabulary. */
export type Layer = { readonly [Kind in Fact]?: readonly (string | undefined)[] | undefined };

type Fact =
  | 'titles'
  /** Addresses, possibly relative to the first of `bases`. */
  | 'links'
  /** Addresses of films and recordings. */
  | 'enclosures'
  | 'ids'
  | 'published'
  | 'updated'
  | 'authors'
  | 'sections'
  /** The item's own publisher, where it is not the feed's. */
  | 'publishers'
  | 'languages'
  | 'bases'
  /** Full texts, HTML or plain. */
  | 'contents'
  /** Teasers, HTML or plain. */
  | 'summaries';

/** Merges an item's facts in several vocabularies; earlier ones take precedence. */
export function rawItem(...layers: readonly Layer[]): RawItem {
  const of = (fact: Fact): string[] =>
    layers
      .flatMap((layer) => layer[fact] ?? [])
      .filter((value) => value !== undefined)
      .slice(0, maxValues)
      .map((value) => (texts.has(fact) ? value : value.slice(0, maxLength)));
  return {
    titles: of('titles'),
    links: of('links'),
    enclosures: of('enclosures'),
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

/** A title or name is a line, and an address works up to some 2,000 characters. */
const maxLength = 5_000;
/** Of one kind, such as authors or sections. */
const maxValues = 100;
const texts: ReadonlySet<Fact> = new Set(['contents', 'summaries']);

/** A feed's facts and items, as written there. */
export type RawFeed = {
  title?: string | undefined;
  publisher?: string | undefined;
  language?: string | undefined;
  /** `xml:base` of the feed. */
  base?: string | undefined;
  /** The website of the feed. */
  site?: string | undefined;
  items: RawItem[];
};

/** Dublin Core (https://www.dublincore.org/specifications/dublin-core/dces/). */
export function dublinCore(dc: DcNs.ItemOrFeed<string> = {}): Layer {
  return {
    titles: dc.titles,
    links: dc.identifiers?.map(absoluteAddress),
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

/** Atom elements in other formats. */
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

/** The addresses of pages, HTML first. A link without `rel` is an alternate (RFC 4287, 4.2.7.2). */
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

/** The text if it is an absolute web address; undefined for any other, such as an identifier. */
export function absoluteAddress(text: string | undefined): string | undefined {
  return /^\s*https?:\/\//i.test(text ?? '') ? text : undefined;
}
