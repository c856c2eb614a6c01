/**
 * Body text as it is stored: NFC, misread UTF-8 mended, no control, zero-width or direction-changing
 * characters, plain spaces, LF line ends, paragraphs divided by exactly one empty line; single line
 * breaks inside a paragraph stay. Idempotent; linear in the length of the text.
 */
export function cleanText(text: string): string {
  const lines = plainCharacters(text)
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
 * A headline, name or the like as one clean line: as `cleanText`, with HTML tags taken off and
 * character references resolved. At most 1,000 UTF-16 units. Idempotent.
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

/** The text with HTML tags taken off and character references resolved, once; linear. */
export function withoutMarkup(text: string): string {
  const untagged = text.replace(tags, (_tag, element) =>
    dividing.has(String(element).toLowerCase()) ? ' ' : '',
  );
  return untagged.replace(references, (whole, name) => referredCharacter(String(name)) ?? whole);
}

// References and tags take room in the raw line that they do not take in the clean one.
const longestRawLine = 5_000;
const longestLine = 1_000;

const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const oddSpaces = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const spaceRuns = / {2,}/g;

// Controls but tab and line breaks; soft hyphens, zero-width and direction marks, invisible tags.
const unwanted =
  // oxlint-disable-next-line no-control-regex -- control characters are what it takes out
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDC7F]/g;

function plainCharacters(text: string): string {
  // Half a surrogate pair is no character, and no encoding can write it.
  const whole = text.isWellFormed() ? text : text.replace(/\p{Cs}/gu, '');
  // Taking a character out can bring two together that compose, so NFC comes last.
  const plain = mendEncoding(whole).replace(unwanted, '').replace(oddSpaces, ' ').normalize('NFC');
  // What is taken out can also have stood between two halves of a misread character.
  return mendEncoding(plain) === plain ? plain : plainCharacters(plain);
}

function oneLine(text: string): string {
  return plainCharacters(text).replace(/\s+/g, ' ').trim();
}

// One element at a time and no nested repetition: linear.
const tags = /<\/?([a-z][a-z\d]{0,20})(?![a-z\d])[^<>]{0,500}>|<!--[^<>]{0,500}-->/gi;
const dividing = new Set(['br', 'p', 'div', 'li', 'hr', 'td', 'tr', 'h1', 'h2', 'h3']);
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

// `&eacute;` is e and an acute: one table instead of a hundred names.
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

function referredCharacter(name: string): string | null {
  if (!name.startsWith('#')) return namedCharacter(name);
  const isHexadecimal = /^#x/i.test(name);
  return characterOf(Number.parseInt(name.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10));
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

function namedCharacter(name: string): string | null {
  const plain = named[name.toLowerCase()];
  if (plain !== undefined) return plain;
  const accent = accents[name.slice(1).toLowerCase()];
  return accent === undefined ? null : name.charAt(0) + accent;
}

/**
 * The text with lines mended that are UTF-8 read as windows-1252 ("cafÃ©" for "café"), be it more
 * than once. A line is mended only where all of it turns back into valid UTF-8, so that none is
 * taken for broken by chance. Idempotent.
 */
export function mendEncoding(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .split(lineEnds)
    .map((part) => (suspicious.test(part) ? mendedLine(part) : part))
    .join('');
}

// What two bytes of UTF-8 look like: a first one, and one that goes on.
const suspicious = /[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u02DC\u2013-\u2122]/;
const lineEnds = /([\r\n\v\f\u0085\u2028\u2029])/;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const western = new TextDecoder('windows-1252');
const byteOf = new Map(
  Array.from({ length: 256 }, (_, byte) => [western.decode(Uint8Array.of(byte)), byte]),
);

function mendedLine(line: string): string {
  const bytes: number[] = [];
  for (const character of line) {
    const byte = byteOf.get(character);
    if (byte === undefined) return line;
    bytes.push(byte);
  }
  try {
    // Each turn makes the line shorter.
    return mendEncoding(utf8.decode(Uint8Array.from(bytes)));
  } catch {
    return line;
  }
}
