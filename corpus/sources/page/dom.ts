// Parses HTML into a small DOM.
import { parseHTML } from 'linkedom';
import { InputUnreadable } from '../../errors.ts';

/** A text or element node of a parsed page. */
export type PageNode = {
  readonly nodeType: number;
  /** `#text`, or the tag name in capitals. */
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
};

/** An element of a parsed page, with the few members that the readers use. */
export type PageElement = PageNode & {
  readonly parentNode: PageElement | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
};

/**
 * Parses a page without running or fetching anything in it.
 * @throws InputUnreadable for a page so large or deeply nested that reading it would take minutes.
 */
export function parsePage(html: string): PageElement {
  if (html.length > maxLength) throw new InputUnreadable(tooLong);
  const { opened, open } = countTags(html);
  if (opened > maxElements) throw new InputUnreadable(tooMany);
  if (html.split('&').length > maxReferences) throw new InputUnreadable(tooMany);
  if (open > maxOpenTags) throw new InputUnreadable(tooDeep);
  const isWhole = /<(?:html|body)\b/i.test(html);
  const { document }: { document: PageElement } = parseHTML(
    isWhole ? html : `<!doctype html><html><head></head><body>${html}</body></html>`,
  );
  if (depthOf(document) > maxDepth) throw new InputUnreadable(tooDeep);
  return document;
}

/** The text of a node with single spaces and without soft hyphens; empty for null. */
export function textOf(node: PageNode | null): string {
  return shownText(node?.textContent ?? '');
}

/** A text as a page shows it: single spaces, no soft hyphens. */
export function shownText(text: string): string {
  return text
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

// Real news pages are 13 to 32 levels deep.
const maxDepth = 250;
const maxLength = 8_000_000;
const tooLong = 'the page is longer than 8 MB; save the article alone';
// The largest of two hundred real pages has 9,900; larger ones than this take seconds.
const maxElements = 20_000;
// The parser makes a node of each. Some pages write every letter beyond ASCII as a reference.
const maxReferences = 100_000;
const tooMany = 'the page has more elements than an article; save the article alone';
const maxOpenTags = 5_000;
const tooDeep = 'the page is nested too deeply; save the article alone';
const unclosed = /^(?:p|li|td|th|tr|dt|dd|br|img|hr|meta|link|input|source|wbr|option)$/i;

/** Estimates, without parsing, the number of elements up to the limit, and the most open at once. */
function countTags(html: string): { opened: number; open: number } {
  let opened = 0;
  let open = 0;
  let most = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]{0,20})/gi)) {
    if (slash === '/') open = Math.max(0, open - 1);
    else {
      opened += 1;
      if (opened > maxElements) break;
      if (!unclosed.test(name)) open += 1;
    }
    most = Math.max(most, open);
  }
  return { opened, open: most };
}

function depthOf(root: PageNode): number {
  let depth = 0;
  let level: PageNode[] = [root];
  while (level.length > 0 && depth <= maxDepth) {
    level = level.flatMap((node) => [...node.childNodes]);
    depth += 1;
  }
  return depth;
}
