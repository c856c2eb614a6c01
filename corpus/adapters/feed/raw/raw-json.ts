import type { JsonFeed } from 'feedsmith';
import { plainAsMarkup } from '../feed-text.ts';
import { wholeAddress } from '../item-address.ts';
import { type RawFeed, rawItem } from './raw-item.ts';

/** A JSON Feed 1.0 or 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function rawJson(feed: JsonFeed.Feed<string>): RawFeed {
  return {
    title: feed.title,
    language: feed.language,
    site: feed.home_page_url,
    items: (feed.items ?? []).map((item) =>
      rawItem({
        titles: [item.title],
        links: [item.url, item.external_url, wholeAddress(item.id)],
        ids: [item.id],
        published: [item.date_published],
        updated: [item.date_modified],
        authors: (item.authors ?? feed.authors)?.map(({ name }) => name),
        sections: item.tags,
        languages: [item.language],
        contents: [item.content_html, plainAsMarkup(item.content_text ?? '')],
        summaries: [item.summary],
      }),
    ),
  };
}
