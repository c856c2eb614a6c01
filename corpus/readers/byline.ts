/** Who wrote a story and who printed it, as far as a byline says. */
export type Byline = { author?: string; source?: string };

/**
 * Reads a line that opens with "By": a person is the author, a newsroom the publisher, and in
 * `By Jane Doe, Example Times` or `By Jane Doe | Example Times` both. Null for other lines.
 */
export function readByline(line: string): Byline | null {
  const names = /^(?:(?:Written|Story|Reported|Text) )?(?:[Bb]y|BY):? (\p{L}.{1,99})$/u.exec(
    line,
  )?.[1];
  if (names === undefined || /^\p{Ll}/u.test(names) || isProse(names)) return null;
  const [author = '', ...rest] = names.split(/\s?[,|/]\s?/);
  const publisher = rest.find(isNewsroom);
  if (isNewsroom(author)) return { source: author };
  if (publisher !== undefined) return { author, source: publisher };
  return { author: names.replace(/ in \p{Lu}[^,]*$/u, '') };
}

/** Reads a line without "By" that stands where a byline does; null where it is no name. */
export function readBareByline(line: string): Byline | null {
  if (line.length > 60 || isProse(line)) return null;
  const [name = '', publisher] = line.replace(/ in \p{Lu}.*$/u, '').split(/\s?[,|/]\s?/);
  if (isNewsroom(name)) return { source: name };
  if (!isPersonsName(name)) return null;
  const isPrinted = publisher !== undefined && isNewsroom(publisher);
  return isPrinted ? { author: name, source: publisher } : { author: name };
}

const newsroomWords =
  /\b(?:news|times|post|press|agency|daily|tv|radio|herald|journal|tribune|telegraph|guardian|independent|chronicle|gazette|globe|mail|observer|standard|today|broadcasting|network|media|reuters|xinhua|bloomberg|politico|axios|tass|staff|wire|service|europe|global|weekly|magazine|review|online|international)\b/i;

// A newsroom is written in capitals throughout, or holds a word that newsrooms are called by.
function isNewsroom(name: string): boolean {
  const isInitials = /^\p{Lu}[\p{Lu}\d&.]{1,7}$/u.test(name);
  return isInitials || (name.split(' ').length <= 5 && newsroomWords.test(name) && isNamed(name));
}

function isPersonsName(name: string): boolean {
  const words = name.split(' ').length;
  return words >= 2 && words <= 4 && isNamed(name) && !/\d/.test(name);
}

function isNamed(name: string): boolean {
  return name
    .split(' ')
    .every(
      (word) =>
        /^[\p{Lu}\p{Lo}(]/u.test(word) ||
        /^(?:of|the|and|de|da|van|von|der|den|al|bin|el|la|du|di)$/.test(word),
    );
}

function isProse(text: string): boolean {
  return /[.!?]["”]?$/.test(text) && !/\b(?:Jr|Sr|Inc|[A-Z])\.$/.test(text);
}
