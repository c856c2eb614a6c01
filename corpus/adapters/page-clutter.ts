import { textOf } from './page-dom.ts';
import type { PageElement } from './page-dom.ts';

/**
 * Takes out of a page what is around and between an article's paragraphs: pictures with their
 * captions, menus, share bars, sign-up boxes, lists of other stories, author's portraits, comments.
 */
export function removeClutter(document: PageElement): void {
  for (const element of document.querySelectorAll(neverText)) element.remove();
  const page = document.querySelector('body') ?? document;
  const mostProse = proseLength(page) * largestShare;
  const mostText = textOf(page).length * largestShare;
  for (const element of page.querySelectorAll('*')) {
    const isClutter = isKindOfClutter(element) || isNamedClutter(element);
    if (isClutter && textOf(element).length <= mostText && proseLength(element) <= mostProse)
      element.remove();
  }
}

// A wrapper of the whole page can be called `with-sidebar`: what holds much of the prose stays.
const largestShare = 0.25;

const neverText =
  'script, style, noscript, template, svg, iframe, object, embed, canvas, button, select, input, textarea, dialog, nav, figcaption, audio, video, map';
const kinds = new Set(['FIGURE', 'ASIDE', 'FORM', 'FOOTER']);
const roles = new Set(['navigation', 'complementary', 'dialog', 'contentinfo', 'banner']);

const names =
  'caption|credits?|photo|byline|dateline|timestamp|pubdate|share|sharing|sharebar|social|related|recommend(?:ed|ations)?|recirc|newsletter|signup|subscribe|subscription|promo|promos|cta|advert(?:isement)?|ads?|sponsor(?:ed)?|comments?|disqus|breadcrumbs?|tags|taglist|bio|pullquote|teaser|trending|popular|gallery|slideshow|carousel|slider|toolbar|tools|copyrights?|disclaimer|sidebar|widget|footer|hidden|offscreen|sr-only|visually-hidden|screen-reader-text|readmore|read-more|more-stories|nextprev|pagination|cookie|consent|modal|popup|overlay|print-only|citation';
const clutterName = new RegExp(`(?:^|[\\s_-])(?:${names})(?=$|[\\s_-])`, 'i');

function isKindOfClutter(element: PageElement): boolean {
  return (
    kinds.has(element.nodeName) ||
    roles.has(element.getAttribute('role') ?? '') ||
    element.getAttribute('aria-hidden') === 'true' ||
    element.getAttribute('hidden') !== null
  );
}

function isNamedClutter(element: PageElement): boolean {
  // `relatedStories` is read as `related-Stories`.
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return clutterName.test(name.replace(/([a-z])([A-Z])/g, '$1-$2'));
}

function proseLength(element: PageElement): number {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p, li, blockquote'))
    length += textOf(paragraph).length;
  return length;
}
