import { Cite, plugins } from '@citation-js/core';
// oxlint-disable-next-line no-unassigned-import -- a plugin registers itself
import '@citation-js/plugin-bibtex';
// oxlint-disable-next-line no-unassigned-import -- a plugin registers itself
import '@citation-js/plugin-csl';
import type { Article } from '../../../corpus/article.ts';
import { chicagoStyle, citationItem, type CitationItem, mlaStyle } from './csl.ts';

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

/** A `{{cite news}}` template of the English Wikipedia; what is not known has no parameter. */
function wikipediaCitation(item: CitationItem): string {
  const authors = (item.author ?? []).flatMap((name, index): [string, string | undefined][] =>
    'literal' in name
      ? [[`author${index + 1}`, name.literal]]
      : [
          [`last${index + 1}`, name.family],
          [`first${index + 1}`, name.given],
        ],
  );
  const parameters: [string, string | undefined][] = [
    ...authors,
    ['date', day(item.issued)],
    ['title', item.title],
    ['url', item.URL && inAddress(item.URL)],
    ['work', item['container-title']],
    ['language', item.language],
    ['access-date', item.URL && day(item.accessed)],
  ];
  const written = parameters.map(([name, value]) =>
    value ? `|${name}=${name === 'url' ? value : inTemplate(value)}` : '',
  );
  return `{{cite news ${written.filter((parameter) => parameter !== '').join(' ')}}}`;
}

function day(date: CitationItem['accessed'] | undefined): string | undefined {
  return date?.['date-parts'][0].map((part) => `${part}`.padStart(2, '0')).join('-');
}

/** No mark of the text may end the template, open a link or a tag, or set in italics. */
function inTemplate(text: string): string {
  return text
    .replaceAll(/[\n\r\t ]+/gu, ' ')
    .replaceAll(/[&<>[\]{|}']/gu, (mark) => `&#${mark.codePointAt(0)};`);
}

function inAddress(url: string): string {
  return url.replaceAll(
    /[|[\]{}<>"\s']/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
