// Collects the facts that RSS, RDF, Atom and JSON feeds state of their items.
import type { AtomFeed, JsonFeed, RdfFeed, RssFeed } from 'feedsmith';
import {
  atomElements,
  dublinCore,
  dublinCoreTerms,
  type Layer,
  mediaRss,
  pageLinks,
  prismElements,
  type RawFeed,
  rawItem,
  absoluteAddress,
  xmlAttributes,
} from './raw-item.ts';
import { escapePlainText } from './feed-text.ts';

/** An RSS 0.9 to 2.0 feed with its namespaced extensions. */
export function rawRss(feed: RssFeed.Feed<string>): RawFeed {
  const channel = rawChannel(feed);
  return {
    ...channel,
    language: feed.language ?? channel.language,
    items: (feed.items ?? []).map((item) =>
      rawItem(rssElements(item), sharedElements(item), prismElements(item.prism), {
        authors: [item.itunes?.author],
        summaries: [item.itunes?.summary],
      }),
    ),
  };
}

/** An RDF (RSS 1.0) feed. */
export function rawRdf(feed: RdfFeed.Feed<string>): RawFeed {
  const items = feed.items ?? [];
  return {
    ...rawChannel(feed),
    items: items.map((item) => rawItem(sharedElements(item), { ids: [item.rdf?.about] })),
  };
}

function rawChannel(channel: RssFeed.Feed<string> | RdfFeed.Feed<string>): Omit<RawFeed, 'items'> {
  const { title, link, xml } = channel;
  const { titles, publishers, languages } = dublinCore(channel.dc);
  return {
    title: title ?? titles?.[0],
    publisher: publishers?.[0],
    language: languages?.[0] ?? xml?.lang,
    base: xml?.base,
    site: link,
  };
}

function rssElements({ link, guid, ...item }: RssFeed.Item<string>): Layer {
  return {
    links: [link, permalinkOf(guid)],
    enclosures: item.enclosures?.map(({ url }) => url),
    ids: [guid?.value],
    published: [item.pubDate],
    authors: item.authors?.map(({ name, email }) => name ?? email),
    sections: item.categories?.map(({ name }) => name),
    publishers: [item.source?.title],
  };
}

/** A guid that is an address; only one that is declared to be may be relative. */
function permalinkOf({ value, isPermaLink }: RssFeed.Guid = { value: '' }): string | undefined {
  if (isPermaLink === false) return undefined;
  return isPermaLink === true ? value : absoluteAddress(value);
}

/** Elements that RSS and RDF share. */
function sharedElements(item: RssFeed.Item<string> | RdfFeed.Item<string>): Layer {
  const { title, link, description, content } = item;
  return rawItem(
    { titles: [title], links: [link], contents: [content?.encoded], summaries: [description] },
    dublinCore(item.dc),
    dublinCoreTerms(item.dcterms),
    atomElements(item.atom),
    mediaRss(item.media),
    xmlAttributes(item.xml),
  );
}

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
        // A base of the content is for the links in it, not for the entry's own.
        xmlAttributes(entry.xml),
        { languages: [entry.content?.xml?.lang] },
        sourceElements(entry.source),
        // Defaults for an entry without author or publication date (4.1.2).
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

/** Only declared plain text is escaped, because many feeds write HTML without declaring it. */
function textOf({ value, type }: AtomFeed.Text | AtomFeed.Content = {}): string | undefined {
  return /^text(?:\/plain)?$/.test(type ?? '') ? escapePlainText(value ?? '') : value;
}

function entryElements({ id, links, ...entry }: AtomFeed.Entry<string>): Layer {
  return {
    links: [...pageLinks(links), entry.content?.src, absoluteAddress(id)],
    enclosures: links?.filter(({ rel }) => rel === 'enclosure').map(({ href }) => href),
    ids: [id],
    published: [entry.published],
    updated: [entry.updated],
    authors: namesOf(entry.authors),
    sections: entry.categories?.map(({ label, term }) => label ?? term),
  };
}

/** The feed that an entry was copied from. */
function sourceElements(source: AtomFeed.Source<string> = {}): Layer {
  return { publishers: [source.title?.value], links: pageLinks(source.links) };
}

function hasAuthor({ authors, source, dc }: AtomFeed.Entry<string>): boolean {
  return (authors ?? source?.authors ?? dc?.creators) !== undefined;
}

function namesOf(people: readonly AtomFeed.Person[] = []): (string | undefined)[] {
  return people.map(({ name, email }) => name ?? email);
}

/** A JSON Feed 1.0 or 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function rawJson(feed: JsonFeed.Feed<string>): RawFeed {
  return {
    title: feed.title,
    language: feed.language,
    site: feed.home_page_url,
    items: (feed.items ?? []).map((item) =>
      rawItem({
        titles: [item.title],
        links: [item.url, item.external_url, absoluteAddress(item.id)],
        enclosures: item.attachments?.map(({ url }) => url),
        ids: [item.id],
        published: [item.date_published],
        updated: [item.date_modified],
        authors: (item.authors ?? feed.authors)?.map(({ name }) => name),
        sections: item.tags,
        languages: [item.language],
        contents: [item.content_html, escapePlainText(item.content_text ?? '')],
        summaries: [item.summary],
      }),
    ),
  };
}
