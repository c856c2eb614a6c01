// Splits text into sentences.
import { fullStopEnds } from './abbreviations.ts';
import { isBeyondEnglish } from './script.ts';

/**
 * Offsets into a text in UTF-16 units: `text.slice(start, end)` is the sentence, without outer
 * white space.
 */
export type Span = { start: number; end: number };

/** Longer sentences are cut at white space, for text without punctuation. */
const LONGEST_SENTENCE = 1_200;
/** A quotation up to this length is not split, so that a quoted sentence keeps its speaker. */
const LONGEST_QUOTATION = 420;

/** Thai and Lao mark no end of a sentence: their lines are cut at the spaces between clauses. */
const LONGEST_UNMARKED = 240;
const UNMARKED = /[\p{Script=Thai}\p{Script=Lao}]/u;

/**
 * A run of sentence terminals of any script (Unicode's Sentence_Terminal, and the ellipsis) with the
 * marks that close a quotation or bracket behind it.
 */
const STOP = /[\p{Sentence_Terminal}…]+["'\p{Pe}\p{Pf}\p{Pi}]*/gu;
/** The same for English, which is most text, in half the time. */
const ENGLISH_STOP = /[.!?…‼⁇⁈⁉]+["'”’)\]}“‘]*/g;
/** These also stand inside sentences and words, and end a sentence only before white space. */
const AMBIGUOUS = new Set(['.', '!', '?', '…']);
/** Scripts that put no space behind a sentence. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HIRAGANA = /\p{Script=Hiragana}/u;
/** The parts of a stop: the terminals, and the marks that close; an opening mark belongs to what follows. */
const STOP_PARTS = /^([\p{Sentence_Terminal}…]+)(["'\p{Pe}\p{Pf}]*)/u;

/**
 * Splits a text of any script into sentences, in one pass. Line breaks always end a sentence;
 * abbreviations, initials, acronyms, ordinals, numbers and short quotations do not. Intl.Segmenter
 * splits after `Mr.` and inside `J. F. Smith`, so these are rules of our own.
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

/** The sentences of a text as they stand in it. */
export function sentenceTexts(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

/**
 * The span of a sentence without what extraction left in front of it: a picture's credit or its
 * number in a gallery, an agency in parentheses, a bullet.
 */
export function withoutLeadIn(text: string, { start, end }: Span): Span {
  return { start: start + leadInLength(text.slice(start, end)), end };
}

/** A stop, or a question mark of any script, with the quotation marks and brackets that close behind it. */
const STOP_AT_END = /[\p{Sentence_Terminal}…]["'\p{Pe}\p{Pf}\p{Pi}]*$/u;
const QUESTION_AT_END = /[?？؟⁇⁈՞፧]["'\p{Pe}\p{Pf}\p{Pi}]*$/u;

/** Whether a sentence ends with a question mark, ignoring closing quotation marks and brackets. */
export function isQuestion(sentence: string): boolean {
  return QUESTION_AT_END.test(sentence);
}

/** Whether a line ends as a sentence does, in its script: headings and lines of lists do not. */
export function endsWithStop(line: string): boolean {
  return STOP_AT_END.test(line) || UNMARKED.test(line);
}

/** A lead-in is kept where less than this would be left. */
const SHORTEST_REST = 30;
/** The number of a picture in a gallery, and the gallery's heading. */
const GALLERY = String.raw`Hide Caption(?: \d+ of \d+)?(?: Photos:)? `;
/** A picture credit: `Ada Marsh/Coast Herald/AP`. */
const CREDIT = String.raw`(?:\p{Lu}[\p{L}.'’-]* ){1,4}?(?:\p{Lu}[\p{L}.'’-]*(?: \p{Lu}\p{L}+)?\/)+\p{Lu}[\p{L}]*(?: Images| TODAY)? `;
/** An agency as datelines name it: `(AP) `. */
export const AGENCY = String.raw`\((?:CNN|AP|AFP|Reuters)(?: Business)?\) ?`;
/** A dateline without a place: `(AP) — `. */
const DATELINE = String.raw`${AGENCY}(?:[—–-]+ )?`;
const BULLET = String.raw`[-–—•*] `;

const leadInPattern = new RegExp(
  `^(?:(?:${GALLERY})?${CREDIT}|${GALLERY}|${DATELINE}|${BULLET})(?=["“'‘]?[\\p{Lu}\\d])`,
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

// Where sentences of a line end, without the end of the line.
function* boundaries(text: string, line: Span): Generator<number> {
  const content = text.slice(line.start, line.end);
  const isAny = isBeyondEnglish(content) || content.includes('„');
  const [stops, quotation] = isAny ? [STOP, QUOTATION] : [ENGLISH_STOP, ENGLISH_QUOTATION];
  const quotations = quotationsOf(content, quotation);
  let next = 0;
  for (const { 0: stop, index } of content.matchAll(stops)) {
    const end = endAtStop(content, index, stop);
    if (end === null) continue;
    while (ends(quotations[next], end)) next += 1;
    if (!starts(quotations[next], end)) yield line.start + end;
  }
}

function starts(span: Span | undefined, before: number): boolean {
  return span !== undefined && span.start < before;
}

function ends(span: Span | undefined, by: number): boolean {
  return span !== undefined && span.end <= by;
}

/** Where a sentence ends at a stop; null if none does. */
function endAtStop(line: string, index: number, stop: string): number | null {
  const behind = index + stop.length;
  const isAtEnd = behind === line.length;
  if (!isAtEnd && !isWhite(line.charAt(behind))) return unspacedEnd(line, index, stop);
  return spacedStopEnds(line, index, stop) ? behind : null;
}

function isWhite(character: string): boolean {
  return character === ' ' || (character !== '' && character.trim() === '');
}

/** Where a sentence ends at a stop without white space behind it; null if none does. */
function unspacedEnd(line: string, index: number, stop: string): number | null {
  const [whole = '', terminals = ''] = STOP_PARTS.exec(stop) ?? [];
  const last = terminals.charAt(terminals.length - 1);
  // In Japanese a quotation is followed by its particle: `「…。」と言った`.
  if (whole !== terminals && HIRAGANA.test(line.charAt(index + whole.length))) return null;
  const isUnspaced = /[?!]/u.test(last) && UNSPACED.test(line.charAt(index - 1));
  return isUnspaced || !AMBIGUOUS.has(last) ? index + whole.length : null;
}

function spacedStopEnds(line: string, index: number, stop: string): boolean {
  const [first, second] = stop;
  if (first === undefined || !AMBIGUOUS.has(first)) return true;
  const rest = line.slice(index + stop.length).trimStart();
  if (rest === '') return true;
  if (/^(?:["'“‘„«‹(]*\p{Ll}|[.…])/u.test(rest)) return false;
  const isFullStop = first === '.' && (second === undefined || !AMBIGUOUS.has(second));
  return !isFullStop || fullStopEnds(line.slice(Math.max(0, index - 24), index), rest);
}

/** The quotations of up to 420 characters, by the marks of all scripts. */
const QUOTATION =
  /“[^“”„]{1,420}”|"[^"]{1,420}"|„[^„“”]{1,420}[“”]|«[^«»]{1,420}»|»[^«»]{1,420}«|「[^「」]{1,420}」|『[^『』]{1,420}』/gu;

const ENGLISH_QUOTATION = /“[^“”]{1,420}”|"[^"]{1,420}"/g;

function quotationsOf(line: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  for (const match of line.matchAll(pattern)) {
    // A straight mark opens a quotation only before a word: `6'2" and 5'9"` holds none.
    const isStraight = match[0].startsWith('"');
    const opens =
      !isStraight || match.index === 0 || /[\s(—–:：-]/u.test(line.charAt(match.index - 1));
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
  if (end - start <= LONGEST_UNMARKED) return [{ start, end }];
  const isUnmarked = UNMARKED.test(text.slice(start, start + LONGEST_UNMARKED));
  const longest = isUnmarked ? LONGEST_UNMARKED : LONGEST_SENTENCE;
  if (end - start <= longest) return [{ start, end }];
  const spans: Span[] = [];
  let from = start;
  while (end - from > longest) {
    const space = text.slice(from, from + longest + 1).lastIndexOf(' ');
    const cut = space > 0 ? from + space : pairSafe(text, from + longest);
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
