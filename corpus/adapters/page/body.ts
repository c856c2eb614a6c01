import { Readability } from '@mozilla/readability';
import {
  dateOfLine,
  endsPage,
  isCaption,
  isFurniture,
  isSentence,
  opensRelated,
} from '../../readers/press-lines.ts';
import { blocksOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { type Clutter, removeClutter } from './clutter.ts';
import type { PageElement, PageNode } from './dom.ts';

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
  if (isFurniture(text) || isCaption(text) || endsPage(text) || dateOfLine(text) !== null)
    return false;
  // What is all link leads to another story.
  return linked < text.length * mostLinked;
}

/** Leaves out the lists of other stories: their heading and the links or items under it. */
function withoutLists(blocks: readonly Block[]): Block[] {
  let isInList = false;
  return blocks.filter((block) => {
    if (opensRelated(block.text)) isInList = true;
    else if (isInList && block.element !== 'LI' && isSentence(block.text)) isInList = false;
    return !isInList;
  });
}
