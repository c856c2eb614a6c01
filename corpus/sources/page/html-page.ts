import type { ArticleLine, Reader } from '../../article-source.ts';
import { canonicalUrl } from '../../canonical-url.ts';
import { InputUnreadable, reasonOf } from '../../errors.ts';
import { splitSentences } from '../../text/sentences.ts';
import { blocksOf } from './blocks.ts';
import { parsePage } from './dom.ts';
import { readLinkedArticle } from './json-ld.ts';
import { refreshTarget } from './meta-refresh.ts';
import { readPageBody } from './page-body.ts';
import { pageFacts } from './page-facts.ts';
import { placeholderReason } from './placeholder-page.ts';

/**
 * Reads an HTML page; `name` is its path or its address. Facts come from JSON-LD, Open Graph and
 * meta tags, the body from Mozilla's Readability or, where that finds too little, from JSON-LD.
 */
export const readHtmlPage: Reader = (content, name) => {
  try {
    const target = content.length <= longestRefresh ? refreshTarget(content) : null;
    if (target !== null) return [{ input: name, rejected: leadsOn(target) }];
    const line = readPage(content.replace(embeddedFiles, '').replace(emptyRuns, ' '), name);
    const reason =
      line.text === ''
        ? 'no article text was found on the page'
        : placeholderReason(line.title, line.text);
    return reason === null ? [{ input: name, line }] : [{ input: name, rejected: reason }];
  } catch (error) {
    const reason = error instanceof InputUnreadable ? '' : 'the page cannot be read: ';
    return [{ input: name, rejected: `${reason}${reasonOf(error)}` }];
  }
};

/** The longest page that does nothing but lead on; articles that also do so are longer. */
const longestRefresh = 5_000;

function leadsOn(target: string): string {
  return `the page only leads on to ${target.slice(0, 200)}; read that`;
}

// Pages saved as one file embed their pictures.
const embeddedFiles = /data:[\w/+.-]{1,100};base64,[\w+/=]*/g;
// Parsers take quadratic time on long runs of white space or `<`.
const emptyRuns = /(?:\s|&nbsp;|&#160;|&#xa0;){20,}|(?:<\s?){20,}/gi;

function readPage(html: string, name: string): ArticleLine {
  const document = parsePage(html);
  const linked = readLinkedArticle(document);
  const facts = pageFacts(document, linked, canonicalUrl(name));
  const found = readPageBody(document, facts.title);
  // Some sites call the article itself a popup or a gallery.
  const paragraphs = found.length > 0 ? found : readPageBody(parsePage(html), facts.title, 'kinds');
  const text = paragraphs.join('\n\n');
  // A body that is shown only after a click is complete in the JSON-LD.
  const isShort = text.length < (linked.body?.length ?? 0) / 2;
  const body = isShort ? plainBody(linked.body ?? '') : text;
  return { ...facts, title: facts.title || firstSentence(body), text: body };
}

/** What stands for the headline of a page without any. */
function firstSentence(text: string): string {
  const [first] = splitSentences(text);
  return text.slice(first?.start ?? 0, first?.end ?? 0).slice(0, maxHeadline);
}

const maxHeadline = 200;

// Some sites put markup into their JSON-LD.
function plainBody(body: string): string {
  if (!/<[a-z/]|&#?\w+;/i.test(body)) return body;
  return blocksOf(parsePage(body))
    .map(({ text }) => text)
    .join('\n\n');
}
