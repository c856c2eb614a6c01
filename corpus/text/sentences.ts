/** Offsets into a text in UTF-16 units: `text.slice(start, end)` is the sentence, without outer white space. */
export type Span = { start: number; end: number };

/** A sentence longer than this is cut at white space: text without punctuation is data, too. */
const LONGEST_SENTENCE = 1_200;
/** A quotation up to this long stays whole, so that a quoted sentence keeps its speaker. */
const LONGEST_QUOTATION = 420;

/** Words whose full stop never ends a sentence. */
const TITLES = new Set(
  (
    'mr mrs ms mx dr prof rev hon st mt ft gen lt col maj capt cpt sgt cmdr adm gov sen sens rep reps ' +
    'pres supt det insp messrs jr sr vs v no nos art fig al approx ca cf eg ie viz dept est ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);
/** Words that open a sentence often and continue an abbreviation hardly ever. */
const OPENERS = new Set(
  (
    'the a an in on at by for from to with after before but and so yet if when while as since this that these ' +
    'those there here it its he she they we you i his her their our my what who how why where some many most ' +
    'both all no not one two last next now then also however meanwhile officials according'
  ).split(' '),
);
/** What may end a sentence: stops, closing quotation marks or brackets, then white space. */
const STOP = /[.!?…]+["'”’»)\]]*(?=\s)|[。！？]+[”」』]?/gu;

/**
 * The sentences of a text, in order. Line breaks always divide. Abbreviations, initials, acronyms,
 * numbers and short quotations do not. Intl.Segmenter divides after `Mr.` and inside `J. F. Smith`,
 * hence rules of our own.
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

/** `No. 10`, `Oct. 7` and `Mr. Smith` go on; `He said no. The …` does not. */
function endsInWord(before: string, next: string): boolean {
  return (
    before === before.toLowerCase() && /^(?:no|art|mar|v)$/u.test(before) && !/^\d/u.test(next)
  );
}

function quotationsOf(line: string): Span[] {
  const spans: Span[] = [];
  for (const match of line.matchAll(/“[^“”]{1,420}”|"[^"]{1,420}"/gu)) {
    // A straight mark opens only at a word's start: `6'2" and 5'9"` is no quotation.
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

/** Never between the two halves of a surrogate pair. */
function pairSafe(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc_00 && code <= 0xdf_ff ? offset - 1 : offset;
}

const ENDS_ASKING = /\?["'”’»)\]]*$/u;

/** Whether a sentence ends as a question, closing quotation marks and brackets aside. */
export function isQuestion(sentence: string): boolean {
  return ENDS_ASKING.test(sentence);
}

/** What is left of a shorter sentence would not say much. */
const FEWEST_CHARACTERS = 30;
/** The number of a picture in a gallery, and the gallery's name. */
const GALLERY = String.raw`Hide Caption(?: \d+ of \d+)?(?: Photos:)? `;
/** `Ada Marsh/Coast Herald/AP`: who took a picture, and for whom. */
const CREDIT = String.raw`(?:\p{Lu}[\p{L}.'’-]* ){1,4}?(?:\p{Lu}[\p{L}.'’-]*(?: \p{Lu}\p{L}+)?\/)+\p{Lu}[\p{L}]*(?: Images| TODAY)? `;
/** `(AP) — ` without a place. */
const AGENCY = String.raw`\((?:CNN|AP|AFP|Reuters)(?: Business)?\) ?(?:[—–-]+ )?`;
const BULLET = String.raw`[-–—•*] `;

const leadInPattern = new RegExp(
  `^(?:(?:${GALLERY})?${CREDIT}|${GALLERY}|${AGENCY}|${BULLET})(?=["“'‘]?[\\p{Lu}\\d])`,
  'u',
);

/**
 * How many characters stand in front of what a sentence says: the credit of a picture, its number in
 * a gallery, an agency in parentheses, a bullet. None where hardly anything would be left.
 */
function leadIn(sentence: string): number {
  const length = leadInPattern.exec(sentence)?.[0].length ?? 0;
  return sentence.length - length < FEWEST_CHARACTERS ? 0 : length;
}

/** A sentence of a text from where it says something; see `leadIn`. */
export function withoutLeadIn(text: string, { start, end }: Span): Span {
  return { start: start + leadIn(text.slice(start, end)), end };
}
