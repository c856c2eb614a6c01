/**
 * Cleans body text for storage: NFC; mojibake repaired; no control, zero-width or
 * direction-changing characters; plain spaces; LF line ends; paragraphs separated by exactly one
 * empty line. Single line breaks inside a paragraph stay. Idempotent; linear in the length of the
 * text.
 */
export function cleanText(text: string): string {
  const lines = normalizeCharacters(text)
    .replace(lineBreaks, '\n')
    .replace(spaceRuns, ' ')
    .split('\n')
    .map((line) => line.trim());
  const paragraphs: string[] = [];
  let paragraph: string[] = [];
  for (const line of [...lines, '']) {
    if (line !== '') paragraph.push(line);
    else if (paragraph.length > 0) {
      paragraphs.push(paragraph.join('\n'));
      paragraph = [];
    }
  }
  return paragraphs.join('\n\n');
}

/**
 * Cleans a headline or a name: as `cleanText`, on one line, without HTML tags and with character
 * references resolved. At most 1,000 UTF-16 units. Idempotent.
 */
export function cleanLine(text: string): string {
  let line = text.slice(0, longestRawLine);
  let before: string;
  do {
    before = line;
    line = oneLine(withoutMarkup(line));
  } while (line !== before);
  return line.length <= longestLine ? line : cleanLine(line.slice(0, longestLine));
}

/**
 * Removes the tags of HTML that stand in headlines and summaries, and resolves character references,
 * once; linear. Other angle brackets are text: `How <dialog> works`, `List<T>`.
 */
export function withoutMarkup(text: string): string {
  const untagged = text.replace(tags, (tag, name) => {
    const element = String(name ?? '').toLowerCase();
    if (name !== undefined && !markupTags.has(element)) return tag;
    return blockTags.has(element) ? ' ' : '';
  });
  return untagged.replace(references, (whole, name) => resolveReference(String(name)) ?? whole);
}

// The raw line may be longer, because references and tags shrink or go.
const longestRawLine = 5_000;
const longestLine = 1_000;

const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const oddSpaces = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const spaceRuns = / {2,}/g;

// Control characters except tab and line breaks; soft hyphens, zero-width and direction marks,
// invisible tags.
const invisible =
  // oxlint-disable-next-line no-control-regex -- it removes control characters
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDC7F]/g;

function normalizeCharacters(text: string): string {
  // Lone surrogates cannot be encoded.
  const whole = text.isWellFormed() ? text : text.replace(/\p{Cs}/gu, '');
  // NFC comes last, because removing a character can join two that compose.
  const plain = repairMojibake(whole)
    .replace(invisible, '')
    .replace(oddSpaces, ' ')
    .normalize('NFC');
  // A removed character can have split a misread one, so repairing may be needed again.
  return repairMojibake(plain) === plain ? plain : normalizeCharacters(plain);
}

function oneLine(text: string): string {
  return normalizeCharacters(text).replace(/\s+/g, ' ').trim();
}

// Matches one tag at a time without nested repetition, so it is linear.
const tags = /<\/?([a-z][a-z\d]{0,20})(?![a-z\d])[^<>]{0,500}>|<!--[^<>]{0,500}-->/gi;
const markupTags = new Set(
  `a abbr acronym article aside audio b bdi bdo big blink blockquote body br button center cite code dd del div dl
  dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input
  ins kbd label li link mark math meta nobr noscript object ol p param path picture pre q s samp script section
  select small source span strike strong style sub sup svg table tbody td textarea tfoot th thead time title tr tt
  u ul var video wbr`.split(/\s+/),
);
const blockTags = new Set(['br', 'p', 'div', 'li', 'hr', 'td', 'tr', 'h1', 'h2', 'h3']);
const references = /&(?:amp;)*(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  shy: '',
  zwj: '',
  zwnj: '',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  sect: '§',
  times: '×',
  aelig: 'æ',
  oslash: 'ø',
  szlig: 'ß',
};

// `&eacute;` is e plus a combining acute: a short table instead of a hundred names.
const accents: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030A',
  caron: '\u030C',
};

function resolveReference(name: string): string | null {
  if (!name.startsWith('#')) return namedCharacter(name);
  const isHexadecimal = /^#x/i.test(name);
  return characterOf(Number.parseInt(name.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10));
}

/** Numbers from 128 to 159 mean windows-1252, as in HTML (https://html.spec.whatwg.org/#numeric-character-reference-end-state). */
function characterOf(code: number): string {
  // As in HTML: these numbers are control characters, and writers mean windows-1252.
  if (code >= 0x80 && code <= 0x9f) return western.decode(Uint8Array.of(code));
  if (code >= 0x80 && code <= 0x9f) return western.decode(Uint8Array.of(code));
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

function namedCharacter(name: string): string | null {
  const plain = named[name.toLowerCase()];
  if (plain !== undefined) return plain;
  const accent = accents[name.slice(1).toLowerCase()];
  return accent === undefined ? null : name.charAt(0) + accent;
}

/**
 * Repairs lines of UTF-8 that were decoded as windows-1252 ("cafÃ©" for "café"), even repeatedly. A
 * line is changed only if all of it turns back into valid UTF-8, which hardly happens by chance.
 * Idempotent.
 */
function repairMojibake(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .split(lineEnds)
    .map((part) => (suspicious.test(part) ? repairedLine(part) : part))
    .join('');
}

// What a lead byte and a continuation byte of UTF-8 look like in windows-1252.
const suspicious = /[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u02DC\u2013-\u2122]/;
const lineEnds = /([\r\n\v\f\u0085\u2028\u2029])/;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const western = new TextDecoder('windows-1252');
const byteOf = new Map(
  Array.from({ length: 256 }, (_, byte) => [western.decode(Uint8Array.of(byte)), byte]),
);

function repairedLine(line: string): string {
  const bytes: number[] = [];
  for (const character of line) {
    const byte = byteOf.get(character);
    if (byte === undefined) return line;
    bytes.push(byte);
  }
  try {
    // Ends, because each pass shortens the line.
    return repairMojibake(utf8.decode(Uint8Array.from(bytes)));
  } catch {
    return line;
  }
}
