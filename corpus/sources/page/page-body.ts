// Finds the paragraphs of the article on a web page.
import { Readability } from '@mozilla/readability';
import { type Block, blocksOf } from './blocks.ts';
import { isBylineRow } from './bylines.ts';
import { type PageElement, type PageNode, textOf } from './dom.ts';
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
    return withoutByline(withoutRelated(blocks).map(({ text }) => text));
  };
  // Before Readability, which takes the document apart.
  const marked = markedBody(document).flatMap(paragraphsOf);
  const found = readable(document).flatMap(paragraphsOf);
  // Some pages mark only the summary of their article.
  return lengthOf(marked) * 2 >= lengthOf(found) ? marked : found;
}

/**
 * Removes what is around and between an article's paragraphs: pictures with captions, menus, share
 * bars, sign-up boxes, related stories, author portraits, comments, consent dialogues.
 */
export function removeClutter(
  document: PageElement,
  signs: ClutterSigns = 'kinds and names',
): void {
  for (const element of document.querySelectorAll(neverText)) element.remove();
  const page = document.querySelector('body') ?? document;
  removeDialogues(page);
  const prose = proseLengths(page);
  const proseOf = (element: PageElement): number => prose.get(element) ?? 0;
  const maxProse = proseOf(page) * maxShare;
  const maxText = textOf(page).length * maxShare;
  const isSmall = (element: PageElement): boolean =>
    textOf(element).length <= maxText && proseOf(element) <= maxProse;
  for (const element of page.querySelectorAll('*'))
    if (isKindOfClutter(element) && isSmall(element)) element.remove();
  if (signs === 'kinds') return;
  for (const element of namedClutter(page, { isSmall, proseOf })) element.remove();
}

/** Removes dialogues, however long, and texts outside the story that ask for consent. */
function removeDialogues(page: PageElement): void {
  for (const element of page.querySelectorAll(dialogues)) if (isApart(element)) element.remove();
  for (const element of page.querySelectorAll('div, section, aside')) {
    const name = namesOf(element);
    if (consentNames.test(name) && isApart(element)) element.remove();
    else if (isApart(element) && !isInStory(element) && asksForConsent(textOf(element)))
      element.remove();
  }
}

function isApart(element: PageElement): boolean {
  return element.querySelector('h1, main, article') === null;
}

const dialogues = '[role="dialog"], [role="alertdialog"], [aria-modal="true"]';
// Programs that ask for consent, and what they call their parts.
const consentNames =
  /\b(?:usercentrics|onetrust|didomi|cookiebot|cybotcookiebot|qc-cmp\d?|truste|iubenda|klaro|borlabs|cookielaw|cookieconsent|cookie-?(?:banner|consent|notice|law|bar)|consent-?(?:banner|manager|dialog|layer|modal)|gdpr|cmp(?:box|-container)?)\b/i;
const consentWords =
  /\bcookies?\b|\bconsent\w*|einwilligung\w*|datenschutz\w*|drittanbieter\w*|consentement|confidentialité|consentimiento|privacidade?|consenso|toestemming|\bprivacy\b|zgod[aęy]\b|конфиденциальност\w*/gi;
const fewestConsentWords = 3;
const longestConsent = 3_000;

function asksForConsent(text: string): boolean {
  if (text.length > longestConsent) return false;
  const found = text.match(consentWords) ?? [];
  return found.length >= fewestConsentWords && found.length * 150 >= text.length;
}

function isInStory(element: PageElement): boolean {
  for (let above = element.parentNode; above !== null; above = above.parentNode)
    if (above.nodeName === 'MAIN' || above.nodeName === 'ARTICLE') return true;
  return false;
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

function isOfArticle({ text, linked, element }: Block): boolean {
  if (isPageChrome(text) || isCaption(text) || isFooter(text) || dateOfLine(text) !== null)
    return false;
  // A paragraph that is all link leads to another story; headings and short points are the story's.
  const isPoint = element === 'LI' && text.split(' ').length <= maxPoint;
  return isPoint || /^H[2-6]$/.test(element) || linked < text.length * maxLinkedShare;
}

const maxPoint = 12;

/** Removes the rows with author and date before the first paragraph. */
function withoutByline(lines: readonly string[]): string[] {
  const start = lines.findIndex(
    (line) => line.length >= shortestParagraph && endsLikeSentence(line),
  );
  return lines.filter((line, index) => index >= Math.min(start, maxRows) || !isBylineRow(line));
}

const shortestParagraph = 60;
const maxRows = 8;

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
  'script, style, noscript, template, svg, iframe, object, embed, canvas, button, select, input, textarea, dialog, nav, figcaption, audio, video, map, amp-sidebar, amp-ad, amp-embed, amp-sticky-ad, amp-consent, amp-user-notification, amp-lightbox, amp-social-share';
const kinds = new Set(['FIGURE', 'ASIDE', 'FORM', 'FOOTER']);
const roles = new Set(['navigation', 'complementary', 'dialog', 'contentinfo', 'banner']);

const names =
  'caption|credits?|photo|byline|timestamp|pubdate|share|sharing|sharebar|social|related|recommend(?:ed|ations)?|recirc|newsletter|signup|subscribe|subscription|promo|promos|cta|advert(?:isement)?|ads?|sponsor(?:ed)?|comments?|disqus|breadcrumbs?|tags|taglist|bio|pullquote|teaser|trending|popular|gallery|slideshow|carousel|slider|toolbar|tools|copyrights?|disclaimer|sidebar|widget|footer|(?<!label-)(?<!overflow-)hidden|offscreen|sr-only|visually-hidden|screen-reader-text|readmore|read-more|more-stories|nextprev|pagination|cookie|consent|modal|popup|overlay|print-only|citation';
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

type Measures = {
  isSmall: (element: PageElement) => boolean;
  proseOf: (element: PageElement) => number;
};

/**
 * The small elements with a clutter name, unless half of the prose has that name. Comments and
 * galleries may be longer than the story, unless next to nothing is left.
 */
function namedClutter(page: PageElement, { isSmall, proseOf }: Measures): PageElement[] {
  const whole = proseOf(page);
  return [...Map.groupBy(page.querySelectorAll('*'), clutterName)].flatMap(([name, elements]) => {
    if (name === null) return [];
    const small = outermost(elements.filter(isLongName(name) ? () => true : isSmall));
    const prose = small.reduce((sum, element) => sum + proseOf(element), 0);
    // Some sites call each paragraph a widget.
    const isMinor = isLongName(name) ? whole - prose >= fewestProse : prose <= whole / 2;
    return isMinor ? small : [];
  });
}

function isLongName(name: string): boolean {
  return /^(?:comments?|disqus|gallery|slideshow|carousel|slider)$/.test(name);
}

/** The shortest stories have a sentence. */
const fewestProse = 100;

/** The clutter word in an element's class or id; null for none. */
function clutterName(element: PageElement): string | null {
  // References are text.
  if (element.nodeName === 'CITE') return null;
  // `relatedStories` is read as `related-Stories`.
  const found = nameOfClutter.exec(namesOf(element).replace(/([a-z])([A-Z])/g, '$1-$2'));
  const name = found?.[1]?.toLowerCase() ?? null;
  return element.nodeName === 'A' && name !== null && ofNotes.has(name) ? null : name;
}

// Words of a text can have notes that open on a click.
const ofNotes = new Set(['popup', 'modal', 'overlay', 'citation']);

function namesOf(element: PageElement): string {
  return `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
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

/** How many characters of the paragraphs in each element are no links. */
function proseLengths(page: PageElement): Map<PageElement, number> {
  const lengths = new Map<PageElement, number>();
  for (const paragraph of page.querySelectorAll('p, li, blockquote')) {
    const links = [...paragraph.querySelectorAll('a')].map((link) => textOf(link).length);
    const length = textOf(paragraph).length - links.reduce((sum, link) => sum + link, 0);
    for (let at: PageElement | null = paragraph; at !== null; at = at.parentNode)
      lengths.set(at, (lengths.get(at) ?? 0) + Math.max(0, length));
  }
  return lengths;
}
