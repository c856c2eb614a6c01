/** A name as CSL has it: a person's two parts, or a byline that is no person's. */
export type AuthorName = { given: string; family: string } | { literal: string };

const BETWEEN = /\s*(?:,|;|&|\band\b)\s*/u;
const BY = /^\s*by\s+/iu;
/** Two to four capitalised words, small ones such as `van der` among them. */
const PERSON =
  /^(?<given>\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*?) (?<family>(?:(?:van|von|de|der|den|del|bin|al|la|le|da|di|dos) )*\p{Lu}[\p{L}’'-]+)$/u;
const ORGANISATION =
  /\b(?:agenc(?:y|ies)|bureau|correspondents?|desk|editors?|news|newsroom|post|press|reporters?|service|staff|team|times|writers?)\b/iu;

/** The names of a byline in its order: `By Ada Quill and Jo van der Berg`; none for null or blank. */
export function authorNames(byline: string | null): AuthorName[] {
  return (byline ?? '')
    .replace(BY, '')
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const { given, family } = PERSON.exec(name)?.groups ?? {};
      const isPerson = given !== undefined && family !== undefined && !ORGANISATION.test(name);
      return isPerson ? { given, family } : { literal: name };
    });
}
