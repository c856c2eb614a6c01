import { escapeXml } from '../../../scripts/evaluation/svg-figure.ts';
import type { ToldStory } from './story.ts';

/**
 * What a page gives away: its text with JSON-LD, its text alone, JSON-LD that holds the text while
 * a script is to draw it, a teaser behind a paywall, or nothing.
 */
export type PageKind = 'json-ld' | 'plain' | 'script-drawn' | 'paywalled' | 'empty';

/** The page of a story; `paper` is the name of the publisher. */
export function articlePage(
  story: ToldStory,
  { kind, paper, origin }: { kind: PageKind; paper: string; origin: string },
): string {
  const facts = kind === 'plain' || kind === 'empty' ? '' : jsonLd(story, { kind, paper, origin });
  const head = kind === 'empty' ? '' : headTags(story, { paper, origin });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeXml(story.headline)} | ${escapeXml(paper)}</title>
${head}${facts}</head>
<body><header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
<main>${mainOf(story, kind)}</main>
<footer><p>All rights reserved by ${escapeXml(paper)}.</p></footer></body></html>`;
}

function mainOf(story: ToldStory, kind: PageKind): string {
  if (kind === 'empty' || kind === 'script-drawn') return '<div id="app"></div>';
  const shown = kind === 'paywalled' ? [story.summary] : story.paragraphs;
  const lines = story.notice === undefined ? shown : [story.notice, ...shown];
  const wall = '<div class="paywall"><p>Subscribe to read on.</p></div>';
  return `<article><h1>${escapeXml(story.headline)}</h1>
${story.byline === undefined ? '' : `<p class="byline">By ${escapeXml(story.byline)}</p>`}
<time datetime="${story.published}">${story.published.slice(0, 10)}</time>
${lines.map((line) => `<p>${escapeXml(line)}</p>`).join('\n')}
${kind === 'paywalled' ? wall : ''}</article>`;
}

function headTags(story: ToldStory, { paper, origin }: { paper: string; origin: string }): string {
  const tags = {
    'og:type': 'article',
    'og:title': story.headline,
    'og:description': story.summary,
    'og:site_name': paper,
    'article:published_time': story.published,
    'article:modified_time': story.at,
    ...(story.section === undefined ? {} : { 'article:section': story.section }),
  };
  const metas = Object.entries(tags).map(
    ([name, content]) => `<meta property="${name}" content="${escapeXml(content)}">`,
  );
  return `<link rel="canonical" href="${origin}${story.path}">\n${metas.join('\n')}\n`;
}

function jsonLd(
  story: ToldStory,
  { kind, paper, origin }: { kind: PageKind; paper: string; origin: string },
): string {
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.headline,
    url: origin + story.path,
    datePublished: story.published,
    dateModified: story.at,
    publisher: { '@type': 'NewsMediaOrganization', name: paper },
    isAccessibleForFree: kind !== 'paywalled',
    ...(story.byline === undefined ? {} : { author: { '@type': 'Person', name: story.byline } }),
    ...(kind === 'paywalled' ? {} : { articleBody: story.paragraphs.join('\n\n') }),
  };
  // A script ends at its closing tag, whatever string it stands in.
  const json = JSON.stringify(facts).replaceAll('<', String.raw`\u003c`);
  return `<script type="application/ld+json">${json}</script>`;
}
