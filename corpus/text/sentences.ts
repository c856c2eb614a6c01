// Splits text into sentences.

/**
 * Offsets into a text in UTF-16 units: `text.slice(start, end)` is the sentence, without outer
 * white space.
 */
export type Span = { start: number; end: number };

/** Longer sentences are cut at white space, for text without punctuation. */
const LONGEST_SENTENCE = 1_200;
/** A quotation up to this length is not split, so that a quoted sentence keeps its speaker. */
const LONGEST_QUOTATION = 420;

/** Abbreviations whose full stop does not end a sentence. */
const TITLES = new Set(
  (
    'mr mrs ms mx dr prof rev hon st mt ft gen lt col maj capt cpt sgt cmdr adm gov sen sens rep reps ' +
    'pres supt det insp messrs jr sr vs v no nos art fig al approx ca cf eg ie viz dept est ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);
/** Words that often start a sentence and hardly ever follow an abbreviation within one. */
const OPENERS = new Set(
  (
    'the a an in on at by for from to with after before but and so yet if when while as since this that these ' +
    'those there here it its he she they we you i his her their our my what who how why where some many most ' +
    'both all no not one two last next now then also however meanwhile officials according'
  ).split(' '),
);
/** A possible sentence end: stops, closing quotation marks or brackets, then white space. */
const STOP = /[.!?…]+["'”’»)\]]*(?=\s)|[。！？]+[”」』]?/gu;

/**
 * Splits a text into sentences. Line breaks always end a sentence; abbreviations, initials,
 * acronyms, numbers and short quotations do not. Intl.Segmenter splits after `Mr.` and inside `J.
 * F. Smith`, so these are rules of our own.
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  for (const line of linesOf(text)) {
    let start = line.start;
    for (const end of boundaries(text, line)) {
      pushTrimmed(spans, text, { start, end });
      start = end;
    }
    pushTrimmed(spans, text, { start, end: line.end });
  }
  return spans.flatMap((span) => cutLong(text, span));
}

/**
 * The span of a sentence without what extraction left in front of it: a picture's credit or its
 * number in a gallery, an agency in parentheses, a bullet.
 */
export function withoutLeadIn(text: string, { start, end }: Span): Span {
  return { start: start + leadInLength(text.slice(start, end)), end };
}

const QUESTION_END = /\?["'”’»)\]]*$/u;

/** Whether a sentence ends with a question mark, ignoring closing quotation marks and brackets. */
export function isQuestion(sentence: string): boolean {
  return QUESTION_END.test(sentence);
}

/** A lead-in is kept where less than this would be left. */
const SHORTEST_REST = 30;
/** The number of a picture in a gallery, and the gallery's heading. */
const GALLERY = String.raw`Hide Caption(?: \d+ of \d+)?(?: Photos:)? `;
/** A picture credit: `Ada Marsh/Coast Herald/AP`. */
const CREDIT = String.raw`(?:\p{Lu}[\p{L}.'’-]* ){1,4}?(?:\p{Lu}[\p{L}.'’-]*(?: \p{Lu}\p{L}+)?\/)+\p{Lu}[\p{L}]*(?: Images| TODAY)? `;
/** A dateline without a place: `(AP) — `. */
const AGENCY = String.raw`\((?:CNN|AP|AFP|Reuters)(?: Business)?\) ?(?:[—–-]+ )?`;
const BULLET = String.raw`[-–—•*] `;

const leadInPattern = new RegExp(
  `^(?:(?:${GALLERY})?${CREDIT}|${GALLERY}|${AGENCY}|${BULLET})(?=["“'‘]?[\\p{Lu}\\d])`,
  'u',
);

/** The length of a sentence's lead-in; 0 where too little would be left. */
function leadInLength(sentence: string): number {
  const length = leadInPattern.exec(sentence)?.[0].length ?? 0;
  return sentence.length - length < SHORTEST_REST ? 0 : length;
}

function* linesOf(text: string): Generator<Span> {
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end > start) yield { start, end };
    start = end + 1;
  }
}

function* boundaries(text: string, line: Span): Generator<number> {
  const content = text.slice(line.start, line.end);
  const quotations = quotationsOf(content);
  let next = 0;
  for (const match of content.matchAll(STOP)) {
    const end = match.index + match[0].length;
    while ((quotations[next]?.end ?? Infinity) <= end) next += 1;
    const inside = (quotations[next]?.start ?? Infinity) < end;
    if (!inside && endsSentence(content, match.index, end)) yield line.start + end;
  }
}

function endsSentence(line: string, stop: number, end: number): boolean {
  const rest = line.slice(end).trimStart();
  if (rest === '' || /[。！？]/u.test(line.charAt(stop))) return true;
  if (/^(?:["'“‘(]*\p{Ll}|[.…])/u.test(rest)) return false;
  const isSingleStop = line.charAt(stop) === '.' && line.charAt(stop + 1) !== '.';
  return !isSingleStop || fullStopEnds(line.slice(Math.max(0, stop - 20), stop), rest);
}

function fullStopEnds(before: string, rest: string): boolean {
  const word = /[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? '';
  const next = /^["'“‘(]*([\p{L}\p{N}]+)/u.exec(rest)?.[1] ?? '';
  if (TITLES.has(word.toLowerCase().replaceAll('.', ''))) return endsInWord(word, next);
  const isInitials = /^(?:\p{L}\.)*\p{L}$/u.test(word);
  return !isInitials || OPENERS.has(next.toLowerCase());
}

/** `No. 10`, `Oct. 7` and `Mr. Smith` continue; `He said no. The …` ends a sentence. */
function endsInWord(before: string, next: string): boolean {
  return (
    before === before.toLowerCase() && /^(?:no|art|mar|v)$/u.test(before) && !/^\d/u.test(next)
  );
}

function quotationsOf(line: string): Span[] {
  const spans: Span[] = [];
  for (const match of line.matchAll(/“[^“”]{1,420}”|"[^"]{1,420}"/gu)) {
    // A straight mark opens a quotation only before a word: `6'2" and 5'9"` holds none.
    const opens = match.index === 0 || /[\s(—–:-]/u.test(line.charAt(match.index - 1));
    if (opens && match[0].length <= LONGEST_QUOTATION)
      spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

function pushTrimmed(spans: Span[], text: string, { start, end }: Span): void {
  const content = text.slice(start, end);
  const trimmed = content.trim();
  if (trimmed === '') return;
  const from = start + content.indexOf(trimmed);
  spans.push({ start: from, end: from + trimmed.length });
}

function cutLong(text: string, { start, end }: Span): Span[] {
  if (end - start <= LONGEST_SENTENCE) return [{ start, end }];
  const spans: Span[] = [];
  let from = start;
  while (end - from > LONGEST_SENTENCE) {
    const space = text.slice(from, from + LONGEST_SENTENCE + 1).lastIndexOf(' ');
    const cut = space > 0 ? from + space : pairSafe(text, from + LONGEST_SENTENCE);
    pushTrimmed(spans, text, { start: from, end: cut });
    from = cut;
  }
  pushTrimmed(spans, text, { start: from, end });
  return spans;
}

/** The offset, moved so that it does not split a surrogate pair. */
function pairSafe(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc_00 && code <= 0xdf_ff ? offset - 1 : offset;
}
