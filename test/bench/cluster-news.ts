import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ArticleLine } from '../../corpus/article-source.ts';
import { escapeXml } from '../../scripts/evaluation/svg-figure.ts';
import { madeUpEvents } from './made-up-events.ts';

/** The article of an event, and a name that no other event has. */
export type ClusterEvent = { topic: string; article: ArticleLine };

/** Made-up events, each in a town of its own and told by one article, published at this time. */
export function clusterEvents(count: number, published: Date): ClusterEvent[] {
  const events: ClusterEvent[] = [];
  for (const { text, title, ...article } of madeUpEvents(16)) {
    const [topic = '', ...words] = title.split(' ');
    const isAlone = events.every(
      (other) => !text.includes(other.topic) && !other.article.text.includes(topic),
    );
    if (isAlone)
      events.push({
        topic,
        article: {
          ...article,
          title: `${topic} closes its bridge: ${words.join(' ')}`,
          published_at: published.toISOString(),
          text: `The city of ${topic} closed its bridge on Monday, the mayor said. Nobody in ${topic} was hurt.\n\n${text}`,
        },
      });
    if (events.length === count) break;
  }
  return events;
}

/** Serves each event as a feed of one item, and counts its visits. */
export type EventFeeds = AsyncDisposable & {
  addressOf(number: number): string;
  /** When each feed was visited, in ms since the epoch. */
  visits: ReadonlyMap<number, readonly number[]>;
};

/** Starts the server of the feeds on this machine. */
export async function serveEventFeeds(events: readonly ClusterEvent[]): Promise<EventFeeds> {
  const visits = new Map<number, number[]>();
  let origin = '';
  const server = createServer(({ url = '' }, response) => {
    const number = /^\/(\d{1,6})\.xml$/u.exec(url)?.[1];
    if (number === undefined) {
      response.writeHead(404).end();
      return;
    }
    visits.set(Number(number), [...(visits.get(Number(number)) ?? []), Date.now()]);
    const article = events[Number(number)]?.article;
    const published = new Date(String(article?.published_at)).toUTCString();
    const item = `<item><title>${escapeXml(String(article?.title))}</title><link>${origin}/news/${number}</link><pubDate>${published}</pubDate><content:encoded><![CDATA[<p>${article?.text.replaceAll('\n\n', '</p><p>')}</p>]]></content:encoded></item>`;
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(
        `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Paper ${number}</title>${item}</channel></rss>`,
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    addressOf: (number) => `${origin}/${number}.xml`,
    visits,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
