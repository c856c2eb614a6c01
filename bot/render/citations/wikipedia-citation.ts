import type { CitationItem } from './citation-item.ts';

/** A `{{cite news}}` template of the English Wikipedia; what is not known has no parameter. */
export function wikipediaCitation(item: CitationItem): string {
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
