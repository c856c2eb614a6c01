import { Readability } from '@mozilla/readability';
import {
  dateOfLine,
  endsPage,
  isCaption,
  isFurniture,
  isSentence,
  opensRelated,
} from '../readers/press-lines.ts';
import { blocksOf } from './page-blocks.ts';
import type { Block } from './page-blocks.ts';
import { removeClutter } from './page-clutter.ts';
import type { PageElement, PageNode } from './page-dom.ts';

/**
 * The paragraphs of the article on a page, in order, without captions, buttons and other stories;
 * empty where none is found. Changes the document. `title` is left out where the page repeats it.
 */
export function readPageBody(document: PageElement, title: string): string[] {
  removeClutter(document);
  const found = readable(document);
  if (found === null) return [];
  const blocks = blocksOf(found).filter((block) => block.text !== title && isOfArticle(block));
  return withoutLists(blocks).map(({ text }) => text);
}

function readable(document: PageElement): PageNode | null {
  const options = { serializer: (node: PageNode) => node, maxElemsToParse: mostElements };
  return new Readability<PageNode>(document, options).parse()?.content ?? null;
}

const mostLinked = 0.85;
const mostElements = 60_000;

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
