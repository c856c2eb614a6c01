import { Cite, plugins } from '@citation-js/core';
// oxlint-disable-next-line no-unassigned-import -- a plugin registers itself
import '@citation-js/plugin-bibtex';
// oxlint-disable-next-line no-unassigned-import -- likewise
import '@citation-js/plugin-csl';
import type { Article } from '../../../corpus/article.ts';
import { citationItem, type CitationItem } from './citation-item.ts';
import { chicagoStyle, mlaStyle } from './csl-styles.ts';
import { wikipediaCitation } from './wikipedia-citation.ts';

/** The ways a citation can be written. */
export const citationStyles = ['apa', 'mla', 'chicago', 'bibtex', 'csl-json', 'wikipedia'] as const;
export type CitationStyle = (typeof citationStyles)[number];

const { styles } = plugins.config.get('@csl');
styles.add('mla', mlaStyle);
styles.add('chicago', chicagoStyle);

/** Invisible, and no part of a headline: it keeps `<b>` from being read as markup. */
const WORD_JOINER = '\u2060';

/**
 * One article as plain text in one style. `accessed` is the day on which it was read, which styles
 * show where the article has no date or always.
 */
export function formatCitation(article: Article, style: CitationStyle, accessed: Date): string {
  const item = citationItem(article, accessed);
  switch (style) {
    case 'wikipedia':
      return wikipediaCitation(item);
    case 'csl-json':
      return JSON.stringify([item], null, 2);
    case 'bibtex':
      return plainly(item, (cite) => cite.format('bibtex'));
    case 'apa':
    case 'mla':
    case 'chicago':
      return plainly(item, (cite) =>
        cite.format('bibliography', { format: 'text', template: style, lang: 'en-US' }),
      );
  }
}

/** citation-js reads tags in a headline as markup; in news they are the headline's own. */
function plainly(item: CitationItem, format: (cite: Cite) => unknown): string {
  const title = item.title.replaceAll('<', `<${WORD_JOINER}`);
  return String(format(new Cite({ ...item, title })))
    .replaceAll(WORD_JOINER, '')
    .trim();
}
