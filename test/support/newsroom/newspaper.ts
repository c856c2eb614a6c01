import { articlePage, type PageKind } from './article-page.ts';
import { conditional } from './conditional.ts';
import { feedWriters } from './feed-writers.ts';
import type { NewsroomReply, Site } from './newsroom-request.ts';
import { storiesAt, type Story, storyAt } from './story.ts';

export type NewspaperOptions = {
  title: string;
  stories: readonly Story[];
  /** Whether the items of its feeds bring the whole text; by default the summary only. */
  hasFullFeeds?: boolean;
  /** How many stories its feeds hold, the newest; 20 by default. */
  feedLength?: number;
  /** What its pages are like; `json-ld` by default. */
  pages?: PageKind;
  /** Lines of its robots.txt; without them there is none. */
  robots?: readonly string[];
  /** Replies of its own for other paths, or in place of its own. */
  also?: Readonly<Record<string, NewsroomReply>>;
};

/**
 * The site of a newspaper: its front page at `/` names its feeds, which are at the paths of
 * `feedWriters` in every kind, and every story is at its own path from its publication on. Feeds
 * and pages follow the newsroom's clock, and are 304 to whoever has them as they are.
 */
export function newspaper(options: NewspaperOptions): Site {
  return (path, at) =>
    options.also?.[path] ??
    robotsOf(options, path) ??
    feedAt(options, path) ??
    pageAt(options, path, at);
}

function robotsOf({ robots }: NewspaperOptions, path: string): NewsroomReply | undefined {
  return path === '/robots.txt' && robots
    ? conditional('text/plain', () => robots.join('\n'))
    : undefined;
}

function feedAt(options: NewspaperOptions, path: string): NewsroomReply | undefined {
  const { title, stories, hasFullFeeds = false, feedLength = 20 } = options;
  const writer = Object.values(feedWriters).find((feed) => feed.path === path);
  if (!writer) return undefined;
  return conditional(writer.mediaType, ({ origin, at }) =>
    writer.write({
      title,
      origin,
      stories: storiesAt(stories, at).slice(0, feedLength),
      isFull: hasFullFeeds,
    }),
  );
}

function pageAt(options: NewspaperOptions, path: string, at: Date): NewsroomReply | undefined {
  const { title, stories, pages = 'json-ld' } = options;
  if (path === '/') return conditional('text/html; charset=utf-8', () => frontPage(title));
  const told = stories
    .filter((story) => story.path === path)
    .map((story) => storyAt(story, at))
    .find((story) => story !== null);
  if (!told) return undefined;
  return conditional('text/html; charset=utf-8', ({ origin }) =>
    articlePage(told, { kind: pages, paper: title, origin }),
  );
}

function frontPage(title: string): string {
  const feeds = Object.values(feedWriters)
    .filter(({ mediaType }) => mediaType !== 'application/xml')
    .map(({ path, mediaType }) => {
      const [type] = mediaType.split(';');
      return `<link rel="alternate" type="${type}" title="${title}" href="${path}">`;
    });
  return `<!doctype html><html lang="en"><head><title>${title}</title>${feeds.join('\n')}</head>
<body><h1>${title}</h1></body></html>`;
}
