// Cuts a sentence into phrases by the parts of speech of its words.
import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction, type PartOfSpeech, type WinkMethods } from 'wink-nlp';
import { HEDGES, MONTHS, WEEKDAYS } from '../text/lexicon.ts';

/** A word with its part of speech. */
export type Tag = { text: string; lower: string; lemma: string; pos: PartOfSpeech };

/**
 * Words of one kind in a row: noun phrase (N), verb group (V), one without a subject of its own (G),
 * preposition (I), time (T), relative pronoun (R), subordinator (U), conjunction (C), comma (K) or stop (S).
 */
export type Phrase = {
  kind: string;
  /** Its first word in lower case. */
  first: string;
  tags: Tag[];
  /** The words left out behind it, such as adverbs. */
  after: Tag[];
};

/** More of a sentence is not read, so that no text takes long. */
const LONGEST_SENTENCE = 1500;

/** The phrases of a sentence in reading order, without brackets. A question reads as the statement it asks about. */
export function phrasesOf(sentence: string): Phrase[] {
  const text = sentence.slice(0, LONGEST_SENTENCE).replaceAll(/\([^()]{0,300}\)/gu, '');
  return cutPhrases(asStatement(tagsOf(text)));
}

let tagger: WinkMethods | undefined;

function tagsOf(sentence: string): Tag[] {
  // Loaded when the first sentence is read: most processes never check one.
  tagger ??= winkNLP(model, ['pos']);
  const tokens = tagger.readDoc(sentence).tokens();
  const { its } = tagger;
  const values = tokens.out();
  // oxlint-disable-next-line typescript/unbound-method, typescript/no-unsafe-type-assertion -- as the library asks for; its types do not know what comes out
  const tags = tokens.out(its.pos) as PartOfSpeech[];
  // oxlint-disable-next-line typescript/unbound-method, typescript/no-unsafe-type-assertion -- the same
  const lemmas = tokens.out(its.lemma as ItsFunction<string>);
  return values.flatMap((text, index) => {
    if (text === '-') return [];
    return {
      text,
      lower: text.toLowerCase().replaceAll('’', "'"),
      lemma: lemmas[index] ?? text,
      pos: corrected({ values, tags, index }),
    };
  });
}

type Tagged = { values: readonly string[]; tags: readonly PartOfSpeech[]; index: number };

/** The part of speech of a word, where the tagger errs often. */
function corrected({ values, tags, index }: Tagged): PartOfSpeech {
  const pos = tags[index] ?? 'X';
  const around = values.slice(Math.max(0, index - 2), index).join(' ');
  // `a US-led force`, `a follow-up`
  const isCompound = values[index - 1] === '-' || values[index + 1] === '-';
  if (isCompound && (pos === 'VERB' || pos === 'ADP')) return 'NOUN';
  // `did not close`
  if (/^(?:do|does|did) (?:not|n['’]t)$/iu.test(around)) return 'VERB';
  return isParticiple({ values, tags, index }) ? 'VERB' : pos;
}

/** `whose brother drowned` */
function isParticiple({ values, tags, index }: Tagged): boolean {
  const isBetween = tags[index - 1] === 'NOUN' && tags[index + 1] !== 'NOUN';
  return tags[index] === 'ADJ' && isBetween && /ed$/iu.test(values[index] ?? '');
}

/** `Did she resign?` as `she did resign`. */
function asStatement(tags: Tag[]): Tag[] {
  const [auxiliary, ...rest] = tags;
  if (auxiliary?.pos !== 'AUX') return tags;
  const [subject, verb] = cutPhrases(rest);
  if (subject?.kind !== 'N') return tags;
  const length = subject.tags.length;
  const moved = (to: number): Tag[] => [...rest.slice(0, to), auxiliary, ...rest.slice(to)];
  const retagged =
    verb?.kind !== 'V' && auxiliary.lemma === 'do' ? retaggedAt(moved, length) : undefined;
  return retagged ?? moved(length);
}

/** The tagger takes the verb of `Did the plan favour her?` for a noun, but not behind `did`. */
function retaggedAt(moved: (to: number) => Tag[], length: number): Tag[] | undefined {
  for (let to = 1; to <= length; to += 1) {
    const text = moved(to).map((tag) => tag.text);
    const again = tagsOf(text.join(' '));
    if (again[to + 1]?.pos === 'VERB') return again;
  }
  return undefined;
}

function cutPhrases(tags: readonly Tag[]): Phrase[] {
  const phrases: Phrase[] = [];
  for (const [at, tag] of tags.entries()) {
    const last = phrases.at(-1);
    const kind = kindAt(tags, at, last?.kind ?? 'S');
    if (kind === '') last?.after.push(tag);
    else if (last && goesOn(last, kind, tag)) last.tags.push(tag);
    else phrases.push({ kind, first: tag.lower, tags: [tag], after: [] });
  }
  return phrases.map((phrase, at) =>
    isWithoutSubject(phrase, phrases, at) ? { ...phrase, kind: 'G' } : phrase,
  );
}

/** A word in its sentence; `before` is the kind of the phrase before it. */
type Place = { tags: readonly Tag[]; at: number; tag: Tag; next: string; before: string };

const RELATIVE = /^(?:who|whom|whose|which|that)$/u;
const NOT = /^(?:not|n't|never)$/u;
const PLANS = /^(?:plans|hopes|aims|wants)$/u;

/** The kind of a word by the first test that it passes; '' leaves it out, and what passes none is part of a noun phrase. */
const KINDS: readonly [kind: string, test: (place: Place) => boolean][] = [
  ['T', ({ tags, at }) => isTime(tags, at)],
  ['', ({ tags, at, tag, before }) => before === 'T' && tag.text === ',' && isTime(tags, at + 1)],
  ['K', ({ tag }) => tag.pos === 'PUNCT' && /^[,–—()]$/u.test(tag.text)],
  ['S', ({ tag }) => tag.pos === 'PUNCT' && /^[.;:!?…]+$/u.test(tag.text)],
  ['', ({ tag }) => tag.pos === 'PUNCT'],
  ['V', (place) => NOT.test(place.tag.lower) && (place.before === 'V' || isBeforeVerb(place))],
  ['', ({ tag }) => NOT.test(tag.lower)],
  ['', ({ tag, next }) => tag.lower === 'due' && next === 'to'],
  ['V', isPlan],
  ['V', (place) => place.tag.lower === 'to' && isBeforeVerb(place)],
  ['I', ({ tag }) => tag.lower === 'to'],
  ['N', (place) => place.tag.lower === 'that' && /[SK]/u.test(place.before) && isBeforeVerb(place)],
  ['U', ({ tag, before }) => isRelative(tag) && /[VS]/u.test(before)],
  ['R', ({ tag }) => isRelative(tag)],
  ['U', ({ tag }) => /^(?:what|when|where|why|how|whether)$/u.test(tag.lower)],
  ['C', ({ tag }) => tag.pos === 'CCONJ'],
  ['U', ({ tag }) => tag.pos === 'SCONJ'],
  ['I', ({ tag }) => tag.pos === 'ADP'],
  ['V', ({ tag }) => tag.pos === 'AUX' || tag.pos === 'VERB'],
  // `is likely to stay`
  ['V', ({ tag, next, before }) => tag.pos === 'ADJ' && before === 'V' && next === 'to'],
  ['V', (place) => isAdverb(place.tag) && isInVerb(place) && isBeforeVerb(place)],
  ['', ({ tag }) => isAdverb(tag)],
];

function kindAt(tags: readonly Tag[], at: number, before: string): string {
  const tag = tags[at];
  if (!tag) return '';
  const place = { tags, at, tag, next: tags[at + 1]?.lower ?? '', before };
  return KINDS.find(([, test]) => test(place))?.[0] ?? 'N';
}

function isAdverb({ pos }: Tag): boolean {
  return pos === 'ADV' || pos === 'INTJ';
}

function isInVerb({ tag, before }: Place): boolean {
  return before === 'V' || HEDGES.has(tag.lower);
}

function isRelative({ lower, pos }: Tag): boolean {
  return lower === 'whose' || (RELATIVE.test(lower) && pos !== 'DET');
}

function isBeforeVerb({ tags, at }: Place): boolean {
  const next = tags
    .slice(at + 1, at + 4)
    .find(({ pos, lower }) => pos !== 'ADV' && !NOT.test(lower));
  return next?.pos === 'VERB' || next?.pos === 'AUX';
}

/** `The company plans to`, which the tagger takes for a noun. */
function isPlan({ tags, at, tag, next }: Place): boolean {
  const owner = tags[at - 1];
  const isNamed = owner?.pos === 'NOUN' || owner?.pos === 'PROPN';
  return PLANS.test(tag.lower) && next === 'to' && isNamed;
}

const DAY = /^(?:today|yesterday|tomorrow|tonight)$/u;
const PERIOD =
  /^(?:week|month|year|morning|afternoon|evening|night|weekend|spring|summer|autumn|winter)$/u;
const NEARBY = /^(?:last|next|this|early|earlier|late|later)$/u;

function isTime(tags: readonly Tag[], at: number): boolean {
  const tag = tags[at];
  if (!tag) return false;
  const [before = '', after = ''] = [at - 1, at + 1].map((place) => tags[place]?.lower);
  return isDate(tag) || isNearDate(tag.lower, before, after);
}

function isDate({ lower, text, pos }: Tag): boolean {
  const isMonth = MONTHS.has(lower) && /^\p{Lu}/u.test(text) && pos !== 'AUX';
  return isMonth || WEEKDAYS.has(lower) || DAY.test(lower) || /^(?:19|20)\d\d$/u.test(lower);
}

/** `last week`, `Monday evening`, `1 May` */
function isNearDate(word: string, before: string, after: string): boolean {
  if (NEARBY.test(word)) return PERIOD.test(after) || WEEKDAYS.has(after) || MONTHS.has(after);
  if (PERIOD.test(word)) return NEARBY.test(before) || WEEKDAYS.has(before);
  return /^\d{1,2}(?:st|nd|rd|th)?$/u.test(word) && (MONTHS.has(after) || MONTHS.has(before));
}

function goesOn(last: Phrase, kind: string, tag: Tag): boolean {
  if (last.kind !== kind) return false;
  return kind === 'T' || kind === 'V' || (kind === 'N' && isOnePhrase(last, tag));
}

/** An article or adjective after a noun begins another phrase, and a pronoun is one by itself. */
function isOnePhrase({ tags }: Phrase, tag: Tag): boolean {
  const isAlone = (one: Tag): boolean => one.pos === 'PRON' && !isPossessive(one);
  const isAfterNoun = /^(?:NOUN|PROPN)$/u.test(tags.at(-1)?.pos ?? '');
  const isStart = tag.pos === 'DET' || tag.pos === 'ADJ' || isPossessive(tag);
  return ![...tags, tag].some(isAlone) && !(isAfterNoun && isStart);
}

/** Whether a word is `his` or the like. */
export function isPossessive({ lower }: Tag): boolean {
  return /^(?:his|her|its|their|our|my|your|whose)$/u.test(lower);
}

/** Whether a word that follows a verb can change its meaning (`take over`). */
export function isParticle(word: string): boolean {
  return /^(?:up|down|over|off|out|away|back)$/u.test(word);
}

/** Whether a word of a verb group is a verb other than an auxiliary. */
export function isVerb({ pos, lower }: Tag): boolean {
  return pos === 'VERB' || PLANS.test(lower);
}

/** `led by her`, `leaving`, `to meet` after a noun. */
function isWithoutSubject(
  { kind, tags: [first] }: Phrase,
  phrases: readonly Phrase[],
  at: number,
): boolean {
  if (kind !== 'V' || !first) return false;
  if (first.lower === 'to') return true;
  if (first.pos !== 'VERB') return false;
  const next = phrases.slice(at + 1, at + 3).map((phrase) => phrase.first);
  const by = next.findIndex((word) => !isParticle(word));
  const isAfterNoun = /[NK]/u.test(phrases[at - 1]?.kind ?? '');
  return first.lower.endsWith('ing') || (next[by] === 'by' && isAfterNoun);
}
