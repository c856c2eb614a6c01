import { escapeXml } from '../../../scripts/evaluation/svg-figure.ts';

/** An OPML 2.0 list of feeds, in folders by name. */
export function opmlList(
  folders: Readonly<Record<string, readonly { title: string; url: string }[]>>,
): string {
  const outlines = Object.entries(folders).map(([folder, feeds]) => {
    const lines = feeds.map(
      ({ title, url }) =>
        `<outline type="rss" text="${escapeXml(title)}" xmlUrl="${escapeXml(url)}"/>`,
    );
    return `<outline text="${escapeXml(folder)}">\n${lines.join('\n')}\n</outline>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Feeds</title></head>
<body>${outlines.join('\n')}</body></opml>`;
}

/** A sitemap that only names other sitemaps. */
export function sitemapIndex(urls: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map((url) => `<sitemap><loc>${escapeXml(url)}</loc></sitemap>`).join('\n')}
</sitemapindex>`;
}
