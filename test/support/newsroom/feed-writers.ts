import { escapeXml } from '../../../scripts/evaluation/svg-figure.ts';
import type { ToldStory } from './story.ts';

/** What a feed holds; `origin` makes its links absolute. */
type FeedContent = {
  title: string;
  origin: string;
  stories: readonly ToldStory[];
  /** Whether items bring the whole text, or the summary only. */
  isFull: boolean;
};

/** The kinds of feeds, and how each is written. */
export const feedWriters = {
  rss: { path: '/rss.xml', mediaType: 'application/rss+xml; charset=utf-8', write: rss },
  atom: { path: '/atom.xml', mediaType: 'application/atom+xml', write: atom },
  rdf: { path: '/index.rdf', mediaType: 'application/rdf+xml', write: rdf },
  json: { path: '/feed.json', mediaType: 'application/feed+json', write: jsonFeed },
  sitemap: { path: '/news-sitemap.xml', mediaType: 'application/xml', write: newsSitemap },
} as const;

/** RSS 2.0, with `content:encoded` and `dc:creator`. */
function rss({ title, origin, stories, isFull }: FeedContent): string {
  const items = stories.map(
    (story) => `<item>
<title>${escapeXml(story.headline)}</title>
<link>${origin}${story.path}</link>
<guid isPermaLink="false">${escapeXml(story.path)}</guid>
<pubDate>${new Date(story.published).toUTCString()}</pubDate>
<description>${escapeXml(story.summary)}</description>
${optional('dc:creator', story.byline)}${optional('category', story.section)}
${isFull ? `<content:encoded><![CDATA[${html(story)}]]></content:encoded>` : ''}
</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>${escapeXml(title)}</title><link>${origin}/</link>
<description>News of ${escapeXml(title)}</description><language>en-gb</language>
${items.join('\n')}
</channel></rss>`;
}

/** Atom 1.0 (RFC 4287), with relative links below an `xml:base`. */
function atom({ title, origin, stories, isFull }: FeedContent): string {
  const entries = stories.map(
    (story) => `<entry>
<title type="html">${escapeXml(escapeXml(story.headline))}</title>
<id>tag:${new URL(origin).hostname},2026:${escapeXml(story.path)}</id>
<link rel="alternate" href="${story.path}"/>
<published>${story.published}</published><updated>${story.at}</updated>
${story.byline === undefined ? '' : `<author>${optional('name', story.byline)}</author>`}
<summary>${escapeXml(story.summary)}</summary>
${isFull ? `<content type="html">${escapeXml(html(story))}</content>` : ''}
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${origin}" xml:lang="en">
<title>${escapeXml(title)}</title><id>${origin}/</id><link href="${origin}/"/>
<updated>${stories[0]?.at ?? '2000-01-01T00:00:00Z'}</updated>
${entries.join('\n')}
</feed>`;
}

/** RSS 1.0, which is RDF. */
function rdf({ title, origin, stories, isFull }: FeedContent): string {
  const items = stories.map(
    (story) => `<item rdf:about="${origin}${story.path}">
<title>${escapeXml(story.headline)}</title><link>${origin}${story.path}</link>
<description>${escapeXml(story.summary)}</description><dc:date>${story.published}</dc:date>
${optional('dc:creator', story.byline)}
${isFull ? `<content:encoded>${escapeXml(html(story))}</content:encoded>` : ''}
</item>`,
  );
  const list = stories.map(({ path }) => `<rdf:li rdf:resource="${origin}${path}"/>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="${origin}/"><title>${escapeXml(title)}</title><link>${origin}/</link>
<description>News</description><items><rdf:Seq>${list.join('')}</rdf:Seq></items></channel>
${items.join('\n')}
</rdf:RDF>`;
}

/** JSON Feed 1.1. */
function jsonFeed({ title, origin, stories, isFull }: FeedContent): string {
  const items = stories.map((story) => ({
    id: story.path,
    url: origin + story.path,
    title: story.headline,
    summary: story.summary,
    date_published: story.published,
    ...(story.at === story.published ? {} : { date_modified: story.at }),
    ...(story.byline === undefined ? {} : { authors: [{ name: story.byline }] }),
    ...(isFull ? { content_html: html(story) } : { content_text: story.summary }),
  }));
  const version = 'https://jsonfeed.org/version/1.1';
  return JSON.stringify({ version, title, home_page_url: `${origin}/`, language: 'en', items });
}

/** A sitemap with Google's news extension: titles and dates, no text. */
function newsSitemap({ title, origin, stories }: FeedContent): string {
  const urls = stories.map(
    (story) => `<url><loc>${origin}${story.path}</loc><lastmod>${story.at}</lastmod>
<news:news><news:publication><news:name>${escapeXml(title)}</news:name><news:language>en</news:language></news:publication>
<news:publication_date>${story.published}</news:publication_date><news:title>${escapeXml(story.headline)}</news:title></news:news></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.join('\n')}
</urlset>`;
}

function html({ notice, paragraphs }: ToldStory): string {
  const lines = notice === undefined ? paragraphs : [notice, ...paragraphs];
  return lines.map((line) => `<p>${escapeXml(line)}</p>`).join('\n');
}

function optional(tag: string, text: string | undefined): string {
  return text === undefined ? '' : `<${tag}>${escapeXml(text)}</${tag}>`;
}
