import type { RdfFeed, RssFeed } from 'feedsmith';
import { wholeAddress } from '../item-address.ts';
import {
  atomElements,
  dublinCore,
  dublinCoreTerms,
  mediaRss,
  prismElements,
  xmlAttributes,
} from './raw-extensions.ts';
import { type Layer, type RawFeed, rawItem } from './raw-item.ts';

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
    links: [link, guid?.isPermaLink === false ? undefined : wholeAddress(guid?.value)],
    ids: [guid?.value],
    published: [item.pubDate],
    authors: item.authors?.map(({ name, email }) => name ?? email),
    sections: item.categories?.map(({ name }) => name),
    publishers: [item.source?.title],
  };
}

/** What RSS and RDF share. */
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
