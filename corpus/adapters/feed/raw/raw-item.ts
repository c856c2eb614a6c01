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
