// Turns an article into a CSL-JSON item, which the citation styles format.
import { type Article, UNKNOWN_SOURCE } from '../../../corpus/article.ts';

type CitedDay = { 'date-parts': [[number, number, number]] };

/** A news article as CSL-JSON (Citation Style Language 1.0.2). */
export type CitationItem = {
  id: string;
  type: 'article-newspaper';
  title: string;
  author?: AuthorName[];
  'container-title'?: string;
  issued?: CitedDay;
  accessed: CitedDay;
  URL?: string;
  language?: string;
  section?: string;
};

/** The CSL-JSON of an article, without the fields that it lacks. Days are in UTC. */
export function citationItem(article: Article, accessed: Date): CitationItem {
  const { id, title, source, url, language, section, publishedAt } = article;
  const author = authorNames(article.author);
  return {
    id,
    type: 'article-newspaper',
    title,
    ...(author.length > 0 && { author }),
    ...(source !== UNKNOWN_SOURCE && { 'container-title': source }),
    ...(publishedAt !== null && { issued: citedDay(new Date(publishedAt)) }),
    accessed: citedDay(accessed),
    ...(url !== null && { URL: url }),
    ...(language !== null && { language }),
    ...(section !== null && { section }),
  };
}

function citedDay(date: Date): CitedDay {
  return { 'date-parts': [[date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]] };
}

/** A name in CSL: given and family name of a person, or any other byline as it is. */
type AuthorName = { given: string; family: string } | { literal: string };

const SEPARATOR = /[,;&]|\band\b/u;
const PREFIX = /^\s*by\s+/iu;
/** Capitalised words, with particles such as `van der` before the family name. */
const PERSON =
  /^(?<given>\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*?) (?<family>(?:(?:van|von|de|der|den|del|bin|al|la|le|da|di|dos) )*\p{Lu}[\p{L}’'-]+)$/u;
const ORGANISATION =
  /\b(?:agenc(?:y|ies)|bureau|correspondents?|desk|editors?|news|newsroom|post|press|reporters?|service|staff|team|times|writers?)\b/iu;

/** The names in a byline such as `By Ada Quill and Jo van der Berg`, in order. */
function authorNames(byline: string | null): AuthorName[] {
  return (byline ?? '')
    .replace(PREFIX, '')
    .split(SEPARATOR)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const { given, family } = PERSON.exec(name)?.groups ?? {};
      const isPerson = given !== undefined && family !== undefined && !ORGANISATION.test(name);
      return isPerson ? { given, family } : { literal: name };
    });
}

/** What differs between the styles. */
type Manual = { id: string; date: string; authorsBeforeEtAl: { min: number; first: number } };

const DAY_FIRST = `<date-part name="day" suffix=" "/><date-part name="month" form="short" suffix=" "/><date-part name="year"/>`;
const MONTH_FIRST = `<date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/>`;

/** MLA Handbook, 9th edition (2021), works cited: an article of a news site. */
export const mlaStyle = newsStyle({
  id: 'mla',
  date: DAY_FIRST,
  authorsBeforeEtAl: { min: 3, first: 1 },
});

/** The Chicago Manual of Style, 18th edition (2024), bibliography: a news article online. */
export const chicagoStyle = newsStyle({
  id: 'chicago',
  date: MONTH_FIRST,
  authorsBeforeEtAl: { min: 7, first: 3 },
});

/**
 * A CSL 1.0.2 style for news articles: authors (the first one's family name first), the headline in
 * quotation marks, publisher, date and URL; the day of access only for an article without a date.
 */
function newsStyle({ id, date, authorsBeforeEtAl: { min, first } }: Manual): string {
  const urlDelimiter = id === 'mla' ? ', ' : '. ';
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-US">
  <info><title>${id}</title><id>${id}</id><updated>2025-01-01T00:00:00+00:00</updated></info>
  <citation><layout><number variable="citation-number"/></layout></citation>
  <bibliography et-al-min="${min}" et-al-use-first="${first}">
    <layout suffix=".">
      <group delimiter=". ">
        <names variable="author">
          <name and="text" name-as-sort-order="first" delimiter-precedes-last="always" delimiter-precedes-et-al="always"/>
        </names>
        <group delimiter=" ">
          <text variable="title" quotes="true" suffix="."/>
          <group delimiter="${urlDelimiter}">
            <group delimiter=", ">
              <text variable="container-title" font-style="italic"/>
              <date variable="issued">${date}</date>
            </group>
            <text variable="URL"/>
          </group>
        </group>
        <choose>
          <if variable="issued" match="none">
            <date variable="accessed" prefix="Accessed ">${date}</date>
          </if>
        </choose>
      </group>
    </layout>
  </bibliography>
</style>`;
}
