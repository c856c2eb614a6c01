import type { ArticleLine, Reader } from '../../article-source.ts';
import { canonicalUrl } from '../../canonical-url.ts';
import { InputUnreadable, reasonOf } from '../../errors.ts';
import { blocksOf, parsePage } from './dom.ts';
import { readLinkedArticle } from './json-ld.ts';
import { readPageBody } from './page-body.ts';
import { pageFacts } from './page-facts.ts';

/**
 * Reads a saved page, or a fetched one when `name` is its address: facts from JSON-LD, Open Graph
 * and meta tags, the body from Mozilla's Readability or, where that finds too little, from JSON-LD.
 */
export const readHtmlPage: Reader = (content, name) => {
  try {
    const line = readPage(content.replace(embeddedFiles, '').replace(longRuns, ' '), name);
    return line.text === ''
      ? [{ input: name, rejected: 'no article text was found on the page' }]
      : [{ input: name, line }];
  } catch (error) {
    const reason = error instanceof InputUnreadable ? '' : 'the page cannot be read: ';
    return [{ input: name, rejected: `${reason}${reasonOf(error)}` }];
  }
};

// Pages saved as one file carry their pictures with them.
const embeddedFiles = /data:[\w/+.-]{1,100};base64,[\w+/=]*/g;
// Runs of what is nothing to a reader take parsers time that grows with their square.
const longRuns = /(?:\s|&nbsp;|&#160;|&#xa0;){20,}|(?:<\s?){20,}/gi;

function readPage(html: string, name: string): ArticleLine {
  const document = parsePage(html);
  const linked = readLinkedArticle(document);
  const facts = pageFacts(document, linked, canonicalUrl(name));
  const found = readPageBody(document, facts.title);
  // Some sites call what holds the article itself a popup or a gallery.
  const paragraphs = found.length > 0 ? found : readPageBody(parsePage(html), facts.title, 'kinds');
  const text = paragraphs.join('\n\n');
  // A body that the page shows only after a click is still whole in its linked data.
  const isShort = text.length < (linked.body?.length ?? 0) / 2;
  return { ...facts, text: isShort ? plainBody(linked.body ?? '') : text };
}

// Some sites put their markup into the linked data.
function plainBody(body: string): string {
  if (!/<[a-z/]|&#?\w+;/i.test(body)) return body;
  return blocksOf(parsePage(body))
    .map(({ text }) => text)
    .join('\n\n');
}
