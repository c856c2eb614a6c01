// Finds the paragraphs of the article on a web page.
import { Readability } from '@mozilla/readability';
import { type Block, blocksOf, type PageElement, type PageNode, textOf } from './dom.ts';
import {
  dateOfLine,
  endsLikeSentence,
  isCaption,
  isFooter,
  isPageChrome,
  isRelatedHeading,
} from './page-lines.ts';

/** How clutter is recognised: by kinds of elements alone, or also by their class and id. */
type ClutterSigns = 'kinds' | 'kinds and names';

/**
 * The paragraphs of the article on a page, in order, without captions, buttons and related stories;
 * empty where none is found. Changes the document. Leaves out a paragraph that repeats `title`.
 */
export function readPageBody(document: PageElement, title: string, signs?: ClutterSigns): string[] {
  removeClutter(document, signs);
  const paragraphsOf = (root: PageNode): string[] => {
    const blocks = blocksOf(root).filter((block) => block.text !== title && isOfArticle(block));
    return withoutRelated(blocks).map(({ text }) => text);
  };
  // Before Readability, which takes the document apart.
  const marked = markedBody(document).flatMap(paragraphsOf);
  const found = readable(document).flatMap(paragraphsOf);
  // Some pages mark only the summary of their article.
  return lengthOf(marked) * 2 >= lengthOf(found) ? marked : found;
}

/**
 * Removes what is around and between an article's paragraphs: pictures with captions, menus, share
 * bars, sign-up boxes, related stories, author portraits, comments.
 */
export function removeClutter(
  document: PageElement,
  signs: ClutterSigns = 'kinds and names',
): void {
  for (const element of document.querySelectorAll(neverText)) element.remove();
  const page = document.querySelector('body') ?? document;
  const maxProse = proseLength(page) * maxShare;
  const maxText = textOf(page).length * maxShare;
  const isSmall = (element: PageElement): boolean =>
    textOf(element).length <= maxText && proseLength(element) <= maxProse;
  for (const element of page.querySelectorAll('*'))
    if (isKindOfClutter(element) && isSmall(element)) element.remove();
  if (signs === 'kinds') return;
  for (const element of namedClutter(page, isSmall)) element.remove();
}

/** What the page itself marks as the article's body (https://schema.org/articleBody). */
function markedBody(document: PageElement): PageNode[] {
  const marked = [...document.querySelectorAll('[itemprop="articleBody"]')];
  // Several are the bodies of several articles.
  return marked.length === 1 ? marked : [];
}

function readable(document: PageElement): PageNode[] {
  const options = { serializer: (node: PageNode) => node };
  const content = new Readability<PageNode>(document, options).parse()?.content;
  return content ? [content] : [];
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}

const maxLinkedShare = 0.85;

function isOfArticle({ text, linked }: Block): boolean {
  if (isPageChrome(text) || isCaption(text) || isFooter(text) || dateOfLine(text) !== null)
    return false;
  // A block that is all link leads to another story.
  return linked < text.length * maxLinkedShare;
}

/** Removes lists of related stories: each heading, and the links or items under it. */
function withoutRelated(blocks: readonly Block[]): Block[] {
  let isInList = false;
  return blocks.filter((block) => {
    if (isRelatedHeading(block.text)) isInList = true;
    else if (isInList && block.element !== 'LI' && endsLikeSentence(block.text)) isInList = false;
    return !isInList;
  });
}

// Elements with more of the page's text stay, because a wrapper of the whole page can be called
// `with-sidebar`.
const maxShare = 0.25;

const neverText =
  'script, style, noscript, template, svg, iframe, object, embed, canvas, button, select, input, textarea, dialog, nav, figcaption, audio, video, map';
const kinds = new Set(['FIGURE', 'ASIDE', 'FORM', 'FOOTER']);
const roles = new Set(['navigation', 'complementary', 'dialog', 'contentinfo', 'banner']);

const names =
  'caption|credits?|photo|byline|timestamp|pubdate|share|sharing|sharebar|social|related|recommend(?:ed|ations)?|recirc|newsletter|signup|subscribe|subscription|promo|promos|cta|advert(?:isement)?|ads?|sponsor(?:ed)?|comments?|disqus|breadcrumbs?|tags|taglist|bio|pullquote|teaser|trending|popular|gallery|slideshow|carousel|slider|toolbar|tools|copyrights?|disclaimer|sidebar|widget|footer|hidden|offscreen|sr-only|visually-hidden|screen-reader-text|readmore|read-more|more-stories|nextprev|pagination|cookie|consent|modal|popup|overlay|print-only|citation';
const nameOfClutter = new RegExp(`(?:^|[\\s_-])(${names})(?=$|[\\s_-])`, 'i');

function isKindOfClutter(element: PageElement): boolean {
  return (
    (kinds.has(element.nodeName) && !isTable(element)) ||
    roles.has(element.getAttribute('role') ?? '') ||
    element.getAttribute('aria-hidden') === 'true' ||
    element.getAttribute('hidden') !== null
  );
}

// Some editors put tables into figures.
function isTable(element: PageElement): boolean {
  return element.nodeName === 'FIGURE' && element.querySelector('table') !== null;
}

/** The small elements with a clutter name, unless half of the prose has that name. */
function namedClutter(
  page: PageElement,
  isSmall: (element: PageElement) => boolean,
): PageElement[] {
  const half = proseLength(page) / 2;
  return [...Map.groupBy(page.querySelectorAll('*'), clutterName)].flatMap(([name, elements]) => {
    if (name === null) return [];
    const small = outermost(elements.filter(isSmall));
    const prose = small.reduce((sum, element) => sum + proseLength(element), 0);
    // Some sites call each paragraph a widget.
    return prose <= half || name.startsWith('comment') ? small : [];
  });
}

/** The clutter word in an element's class or id; null for none. */
function clutterName(element: PageElement): string | null {
  // `relatedStories` is read as `related-Stories`.
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  const found = nameOfClutter.exec(name.replace(/([a-z])([A-Z])/g, '$1-$2'));
  return found?.[1]?.toLowerCase() ?? null;
}

/** The elements that are inside no other of them. */
function outermost(elements: readonly PageElement[]): PageElement[] {
  const all = new Set<PageElement | null>(elements);
  return elements.filter((element) => {
    let above = element.parentNode;
    while (above !== null && !all.has(above)) above = above.parentNode;
    return above === null;
  });
}

function proseLength(element: PageElement): number {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p, li, blockquote'))
    length += textOf(paragraph).length;
  return length;
}
