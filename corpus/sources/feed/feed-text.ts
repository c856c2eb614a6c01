// Cleans the texts of feed items.
import { blocksOf } from '../page/blocks.ts';
import { parsePage } from '../page/dom.ts';
import { removeClutter } from '../page/page-body.ts';
import { isCaption, isPageChrome } from '../page/page-lines.ts';

/** The text of an item, and whether it ends like a teaser. */
type FeedText = { text: string; isCut: boolean };

/**
 * Turns the text of an item, HTML or plain, into paragraphs without pictures, captions and buttons.
 * @throws InputUnreadable for a text that is too long or nested too deeply.
 */
export function feedText(written: string): FeedText {
  const lines = linesOf(written).flatMap((line) => (isEscaped.test(line) ? linesOf(line) : [line]));
  const kept = lines.map((line) => line.trim()).filter((line) => line !== '');
  const text = kept.filter((line) => !readMore.test(line) && !forumLinks.test(line)).join('\n\n');
  return { text, isCut: readMore.test(kept.at(-1) ?? '') || ellipsis.test(text) };
}

/** Escapes plain text, so that `feedText` reads it as it is. */
export function escapePlainText(text: string): string {
  if (!hasMarkup.test(text)) return text;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped.replace(/\n{2,}/g, '<br>');
}

function linesOf(written: string): string[] {
  return hasMarkup.test(written) ? linesOfMarkup(written) : written.split(/\n{2,}/);
}

function linesOfMarkup(markup: string): string[] {
  const page = parsePage(markup.replace(selfClosed, closedElement));
  removeClutter(page);
  return blocksOf(page)
    .map(({ text }) => text)
    .filter((line) => !isPageChrome(line) && !isCaption(line));
}

// XHTML closes any empty element in its tag; in HTML the rest of the page would stand in it.
const selfClosed = /<([a-z][a-z\d]{0,15})(\s[^<>]{0,2000})?\/>/gi;
const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

function closedElement(tag: string, name: string, attributes = ''): string {
  return voidElements.has(name.toLowerCase()) ? tag : `<${name}${attributes}></${name}>`;
}

// Some feeds escape their markup twice.
const isEscaped = /^\s*<(?:p|div|article|section|ul|ol|h\d|figure|img|strong|em)\b/i;
const hasMarkup = /<[a-z!/]|&#?\w{1,10};/i;
const ellipsis = /(?:…|\.{3}|\[(?:…|\.{3}|&hellip;)\])\W{0,3}$/;
/** A link to the page, as under teasers: `Continue reading`. */
const readMore =
  /^(?:(?:continue reading|read more|read on|read the (?:full|whole|rest)|full (?:story|article))\b(?:.{0,79}(?:[^.]|\.\.))?|more\W{0,10}|the post .{1,300} (?:appeared first|first appeared) on .{1,100})$/i;
/** What forums add below a post: `submitted by /u/ann [link] [comments]`. */
const forumLinks =
  /^(?:submitted by\s+\/?u\/\S{1,60}(?:\s+to\s+\/?r\/\S{1,60})?)?\s*(?:\[link\]\s*)?(?:\[(?:\d+ )?comments\]\s*)?$/;
