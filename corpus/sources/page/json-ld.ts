// Reads the article in a page's JSON-LD.
import type { PageElement } from './dom.ts';
import { looseJson } from './loose-json.ts';

type Thing = Readonly<Record<string, unknown>>;

/** The article in a page's JSON-LD; every value as written there. */
export type LinkedArticle = {
  title?: string;
  /** The article's `name`, which may differ from its headline. */
  name?: string;
  source?: string;
  /** The name of the site or of a media organisation other than the article's publisher. */
  site?: string;
  published?: string;
  updated?: string;
  author?: string;
  section?: string;
  language?: string;
  url?: string;
  body?: string;
};

/**
 * Reads the page's JSON-LD (https://schema.org/NewsArticle), including lists and `@graph`; of
 * several articles the one with most properties. Broken blocks are mended (see `looseJson`).
 */
export function readLinkedArticle(document: PageElement): LinkedArticle {
  const blocks = [...document.querySelectorAll('script[type*="ld+json"]')];
  const things = blocks.flatMap((block) => allThings(looseJson(block.textContent ?? '')));
  const articles = things.filter(isArticle).toSorted((a, b) => propertyCount(b) - propertyCount(a));
  // Some pages describe the page but not its article.
  const page = things.find((thing) => isOfType(thing, /WebPage$|^ItemPage$/)) ?? {};
  const article = articles[0] ?? {};
  const named = things.filter((thing) => typeof thing['@id'] === 'string' && text(thing['name']));
  const byId = new Map(named.map((thing) => [thing['@id'], thing]));
  const name = (value: unknown): string | undefined => nameOf(value, byId);
  return dropUnknown({
    title: text(article['headline']),
    name: text(article['name']),
    source: name(article['publisher']) ?? name(article['sourceOrganization']),
    site: text(things.find((thing) => isOfType(thing, /^WebSite$|MediaOrg/))?.['name']),
    published: [article['datePublished'], article['dateCreated'], page['datePublished']]
      .map(text)
      .find((date) => date !== undefined),
    updated: text(article['dateModified']) ?? text(page['dateModified']),
    author: name(article['author']) ?? name(article['creator']),
    section: name(first(article['articleSection'])),
    language: name(article['inLanguage']) ?? name(page['inLanguage']),
    url: addressOf(article['mainEntityOfPage']) ?? text(article['url']),
    body: bodyOf(article),
  });
}

const maxDepth = 6;

function allThings(value: unknown, depth = 0): Thing[] {
  if (depth > maxDepth || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => allThings(item, depth + 1));
  const thing: Thing = { ...value };
  const inner = ['@graph', 'mainEntity', 'mainEntityOfPage', 'publisher', 'author'];
  return [thing, ...inner.flatMap((key) => allThings(thing[key], depth + 1))];
}

function isArticle(thing: Thing): boolean {
  return isOfType(thing, /Article$|^Report|BlogPosting$/);
}

function isOfType(thing: Thing, types: RegExp): boolean {
  return [thing['@type']].flat().some((type) => types.test(String(type)));
}

function propertyCount(thing: Thing): number {
  const keys = [
    'headline',
    'datePublished',
    'articleBody',
    'liveBlogUpdate',
    'author',
    'publisher',
  ];
  return keys.filter((key) => thing[key] != null).length;
}

function nameOf(value: unknown, byId: ReadonlyMap<unknown, Thing>): string | undefined {
  const names = [value].flat().flatMap((item) => {
    if (typeof item === 'string') return /^https?:/i.test(item) ? [] : [item];
    const thing: Thing = Object(item);
    return text(thing['name']) ?? text(byId.get(thing['@id'])?.['name']) ?? [];
  });
  return names.join(', ') || undefined;
}

/** The text of an article, or of the updates of a live blog with their headlines. */
function bodyOf(article: Thing): string | undefined {
  const own = text(article['articleBody']);
  const updates = [article['liveBlogUpdate']].flat().flatMap((update) => {
    const { headline, articleBody }: Thing = Object(update);
    return [text(headline), text(articleBody)].filter((part) => part !== undefined);
  });
  return [own, ...updates].filter((part) => part !== undefined).join('\n\n') || undefined;
}

function addressOf(value: unknown): string | undefined {
  const thing: Thing = Object(value);
  return [value, thing['@id'], thing['url']]
    .map(text)
    .find((address) => address?.startsWith('http'));
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function dropUnknown(known: Record<keyof LinkedArticle, string | undefined>): LinkedArticle {
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
