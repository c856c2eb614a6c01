/** How two styles differ in a news article; the order of its parts is the same in both. */
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
 * A style of the Citation Style Language 1.0.2 for news articles: authors, the first one's family
 * name first; the headline in quotation marks; publisher, date, address; the day of access only
 * where there is no date.
 */
function newsStyle({ id, date, authorsBeforeEtAl: { min, first } }: Manual): string {
  const addressMark = id === 'mla' ? ', ' : '. ';
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
          <group delimiter="${addressMark}">
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
