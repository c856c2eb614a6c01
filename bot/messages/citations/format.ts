// Formats the citation of an article in the supported styles.
import { Cite, plugins } from '@citation-js/core';
// oxlint-disable-next-line no-unassigned-import -- a plugin registers itself
import '@citation-js/plugin-bibtex';
// oxlint-disable-next-line no-unassigned-import -- a plugin registers itself
import '@citation-js/plugin-csl';
import type { Article } from '../../../corpus/article.ts';
import { chicagoStyle, citationItem, type CitationItem, mlaStyle } from './csl.ts';

/** The supported citation styles. */
export const citationStyles = ['apa', 'mla', 'chicago', 'bibtex', 'csl-json', 'wikipedia'] as const;
export type CitationStyle = (typeof citationStyles)[number];

const { styles } = plugins.config.get('@csl');
styles.add('mla', mlaStyle);
styles.add('chicago', chicagoStyle);

/** Invisible; inserted to keep citation-js from reading `<b>` in a headline as markup. */
const WORD_JOINER = '\u2060';

/**
 * The citation of an article as plain text. `accessed` is the day the article was read; some styles
 * include it always, others only for an article without a date.
 */
export function formatCitation(article: Article, style: CitationStyle, accessed: Date): string {
  const item = citationItem(article, accessed);
  switch (style) {
    case 'wikipedia':
      return wikipediaCitation(item);
    case 'csl-json':
      return JSON.stringify([item], null, 2);
    case 'bibtex':
      return formatPlain(item, (cite) => cite.format('bibtex'));
    case 'apa':
    case 'mla':
    case 'chicago':
      return formatPlain(item, (cite) =>
        cite.format('bibliography', { format: 'text', template: style, lang: 'en-US' }),
      );
  }
}

/** Formats with citation-js, but keeps tags in the headline as text. */
function formatPlain(item: CitationItem, format: (cite: Cite) => unknown): string {
  const title = item.title.replaceAll('<', `<${WORD_JOINER}`);
  return String(format(new Cite({ ...item, title })))
    .replaceAll(WORD_JOINER, '')
    .trim();
}

/** A `{{cite news}}` template of the English Wikipedia, without parameters for missing fields. */
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
    ['url', item.URL && escapeUrl(item.URL)],
    ['work', item['container-title']],
    ['language', item.language],
    ['access-date', item.URL && day(item.accessed)],
  ];
  const written = parameters.map(([name, value]) =>
    value ? `|${name}=${name === 'url' ? value : escapeWikitext(value)}` : '',
  );
  return `{{cite news ${written.filter((parameter) => parameter !== '').join(' ')}}}`;
}

function day(date: CitationItem['accessed'] | undefined): string | undefined {
  return date?.['date-parts'][0].map((part) => `${part}`.padStart(2, '0')).join('-');
}

/** Escapes the characters that end the template, open a link or a tag, or set italics. */
function escapeWikitext(text: string): string {
  return text
    .replaceAll(/[\n\r\t ]+/gu, ' ')
    .replaceAll(/[&<>[\]{|}']/gu, (mark) => `&#${mark.codePointAt(0)};`);
}

function escapeUrl(url: string): string {
  return url.replaceAll(
    /[|[\]{}<>"\s']/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
