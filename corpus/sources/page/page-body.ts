import { Readability } from '@mozilla/readability';
import { type Block, blocksOf, type PageElement, type PageNode, textOf } from './dom.ts';
import {
  dateOfLine,
  isFooter,
  isCaption,
  isPageChrome,
  endsLikeSentence,
  isRelatedHeading,
} from './page-lines.ts';

/**
 * The paragraphs of the article on a page, in order, without captions, buttons and other stories;
 * empty where none is found. Changes the document. `title` is left out where the page repeats it;
 * for `clutter` see `removeClutter`.
 */
export function readPageBody(document: PageElement, title: string, clutter?: Clutter): string[] {
  removeClutter(document, clutter);
  const paragraphsOf = (root: PageNode): string[] => {
    const blocks = blocksOf(root).filter((block) => block.text !== title && isOfArticle(block));
    return withoutLists(blocks).map(({ text }) => text);
  };
  // Read first: Readability takes the document apart.
  const marked = markedBody(document).flatMap(paragraphsOf);
  const found = readable(document).flatMap(paragraphsOf);
  // Some pages mark only the summary of their article.
  return lengthOf(marked) * 2 >= lengthOf(found) ? marked : found;
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

const mostLinked = 0.85;

function isOfArticle({ text, linked }: Block): boolean {
  if (isPageChrome(text) || isCaption(text) || isFooter(text) || dateOfLine(text) !== null)
    return false;
  // What is all link leads to another story.
  return linked < text.length * mostLinked;
}

/** Leaves out the lists of other stories: their heading and the links or items under it. */
function withoutLists(blocks: readonly Block[]): Block[] {
  let isInList = false;
  return blocks.filter((block) => {
    if (isRelatedHeading(block.text)) isInList = true;
    else if (isInList && block.element !== 'LI' && endsLikeSentence(block.text)) isInList = false;
    return !isInList;
  });
}

/** How clutter is told: by the kinds of elements alone, or also by what they are called. */
type Clutter = 'kinds' | 'kinds and names';

/**
 * Takes out of a page what is around and between an article's paragraphs: pictures with their
 * captions, menus, share bars, sign-up boxes, lists of other stories, author's portraits, comments.
 */
export function removeClutter(document: PageElement, told: Clutter = 'kinds and names'): void {
  for (const element of document.querySelectorAll(neverText)) element.remove();
  const page = document.querySelector('body') ?? document;
  const mostProse = proseLength(page) * largestShare;
  const mostText = textOf(page).length * largestShare;
  const isSmall = (element: PageElement): boolean =>
    textOf(element).length <= mostText && proseLength(element) <= mostProse;
  for (const element of page.querySelectorAll('*'))
    if (isKindOfClutter(element) && isSmall(element)) element.remove();
  if (told === 'kinds') return;
  for (const element of namedClutter(page, isSmall)) element.remove();
}

function namedClutter(
  page: PageElement,
  isSmall: (element: PageElement) => boolean,
): PageElement[] {
  const half = proseLength(page) / 2;
  return [...Map.groupBy(page.querySelectorAll('*'), clutterName)].flatMap(([name, elements]) => {
    if (name === null) return [];
    const small = outermost(elements.filter(isSmall));
    const prose = small.reduce((sum, element) => sum + proseLength(element), 0);
    return prose <= half || name.startsWith('comment') ? small : [];
  });
}

// A wrapper of the whole page can be called `with-sidebar`: what holds much of the prose stays. So
// does what goes by a name that half of the prose goes by: some sites call each paragraph a widget.
const largestShare = 0.25;

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

// Some editors put tables, which are text, into figures.
function isTable(element: PageElement): boolean {
  return element.nodeName === 'FIGURE' && element.querySelector('table') !== null;
}

/** What the element is called, where that names clutter. */
function clutterName(element: PageElement): string | null {
  // `relatedStories` is read as `related-Stories`.
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  const found = nameOfClutter.exec(name.replace(/([a-z])([A-Z])/g, '$1-$2'));
  return found?.[1]?.toLowerCase() ?? null;
}

/** Those of the elements that stand in none of the others. */
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
