// Reads the clauses of a sentence: who did what to whom, when, and whether it happened.
import { HEDGES, NEGATIONS } from '../text/lexicon.ts';
import { words } from '../text/words.ts';
import { isParticle, isPossessive, isVerb, type Phrase, phrasesOf, type Tag } from './phrases.ts';

/** Whoever or whatever takes part in a clause. A possessor is not part of it. */
export type Entity = {
  kind: 'name' | 'noun' | 'pronoun';
  /** The words of its name; of `New York mayor Ann Lee` those of `Ann Lee`. */
  names: readonly string[];
  /** What it is called besides. */
  nouns: readonly string[];
  /** Whose it is; a pronoun too. */
  owner: readonly string[];
};

/** One verb with what belongs to it. The passive voice is turned into the active. */
export type Clause = {
  /** The verb as in a dictionary, and its particle (`take over`). */
  verb: string;
  particle: string;
  /** The verb as the sentence has it. */
  form: string;
  /** Who does it: several together, or what the sentence leaves open; none where it does not say. */
  subjects: readonly Entity[];
  /** To whom or what; after `be` what the subject is. */
  objects: readonly Entity[];
  /** What a preposition goes with. */
  adjuncts: readonly Entity[];
  /** Weekdays, months, days and years. */
  times: readonly string[];
  /** Whether it happened, is so, will be, or is only possible, planned or asked for. */
  status: 'done' | 'now' | 'will' | 'maybe';
  isNegated: boolean;
  /** Whether a word in it leaves open whether it is so. */
  isHedged: boolean;
  /** Whether it has no subject of its own (`leaving`, `to meet`). */
  isLoose: boolean;
  /** Whether its object comes first, as in the passive voice and in `the plan that she wrote`. */
  isTurned: boolean;
  /** Whether it only describes (`who resigned on Friday`). */
  isRelative: boolean;
};

/** A sentence in phrases; `kinds` has one letter for each. */
type Sentence = { phrases: readonly Phrase[]; kinds: string };

/** The clauses of a sentence, in the order of their verbs. A question reads as the statement it asks about. */
export function readClauses(text: string): Clause[] {
  const phrases = phrasesOf(text);
  const sentence = { phrases, kinds: phrases.map(({ kind }) => kind).join('') };
  const clauses: Clause[] = [];
  for (const [at, { kind }] of phrases.entries())
    if (kind === 'V' || kind === 'G') clauses.push(...clausesAt(sentence, at, clauses));
  return [...clauses, ...appositions(sentence)];
}

/** The clause of a verb group; of `travelled to see her` those of both verbs. */
function clausesAt(sentence: Sentence, at: number, earlier: readonly Clause[]): Clause[] {
  const { phrases, kinds } = sentence;
  const verb = phrases[at];
  if (!verb) return [];
  const main = verb.tags.findLast(isVerb) ?? verb.tags.findLast(({ pos }) => pos === 'AUX');
  const opening = phrases.slice(startOf(kinds, at), at);
  const inside = phrases.slice(at + 1, endOf(kinds, at));
  const surface = subjectsAt(sentence, at, earlier);
  const held = wordsOf(sentence, { opening, verb, inside, end: at + 1 + inside.length });
  const subordinator = subordinatorBefore(sentence, at);
  const clause: Clause = {
    verb: nameOf(main),
    form: main?.lower ?? '',
    ...partsOf(sentence, { at, verb, main, opening, inside, surface }),
    times: [...opening, ...inside].filter(({ kind }) => kind === 'T').flatMap(wordsIn),
    status: isOnlyNamed(sentence, at) ? 'maybe' : statusOf(verb.tags, subordinator, main),
    isNegated: isNegated(held, verb.tags),
    // `she accused him` leaves open what he did, not what she did.
    isHedged: held.some((tag) => tag !== main && HEDGES.has(tag.lower)),
    isLoose: verb.kind === 'G',
    isRelative: /R(?:N(?:IN)*)?$/u.test(kinds.slice(0, at)),
  };
  const governing = governingVerb(verb.tags);
  if (governing === -1 || clause.isLoose) return [clause];
  const first = {
    verb: nameOf(verb.tags[governing]),
    form: verb.tags[governing]?.lower ?? '',
    particle: '',
    subjects: surface,
    objects: [],
    status: statusOf(verb.tags.slice(0, governing + 1), subordinator),
  };
  return [{ ...clause, ...first }, clause];
}

type Surroundings = {
  at: number;
  verb: Phrase;
  main: Tag | undefined;
  opening: readonly Phrase[];
  inside: readonly Phrase[];
  surface: Entity[];
};

/** Who takes part in a clause. */
function partsOf(
  sentence: Sentence,
  { at, verb, main, opening, inside, surface }: Surroundings,
): Pick<Clause, 'particle' | 'subjects' | 'objects' | 'adjuncts' | 'isTurned'> {
  const [next] = inside;
  const particle = next && isParticle(next.first) ? next.first : '';
  const complements = entitiesIn(particle === '' ? inside : inside.slice(1));
  const agents = complements.filter(({ before }) => before === 'by').map(({ entity }) => entity);
  const isTurned = isPassive(verb, main, agents.length > 0);
  const objects = complements.filter(({ before }) => before === '').map(({ entity }) => entity);
  const described = objects.length === 0 && !isTurned ? describedBy(sentence, at) : [];
  return {
    particle,
    subjects: isTurned ? agents : surface,
    objects: isTurned ? surface : [...objects, ...described],
    adjuncts: [...entitiesIn(opening), ...complements]
      .filter(({ before }) => before !== '' && before !== 'by')
      .map(({ entity }) => entity),
    isTurned: isTurned || described.length > 0,
  };
}

/** The place of `travelled` in `travelled to see`; -1 where there is none. */
function governingVerb(tags: readonly Tag[]): number {
  const to = tags.findLastIndex(({ lower }) => lower === 'to');
  return tags.slice(0, Math.max(0, to)).findLastIndex(isVerb);
}

type Span = { opening: readonly Phrase[]; verb: Phrase; inside: readonly Phrase[]; end: number };

/** All words of a clause; the subject of one that follows (`said nobody won`) says nothing of its verb. */
function wordsOf({ kinds }: Sentence, { opening, verb, inside, end }: Span): Tag[] {
  const isFollowed = kinds[end] === 'V' && inside.at(-1)?.kind === 'N';
  const own = isFollowed ? inside.slice(0, -1) : inside;
  // `in May` leaves nothing open.
  const told = [...opening, verb, ...own].filter(({ kind }) => kind !== 'T');
  return told.flatMap(({ tags, after }) => [...tags, ...after]);
}

const SAYING = /^(?:say|add|state|note|explain|write|tell)$/u;

/** All verbs of saying are one: `stated` for `said` changes nothing. */
function nameOf(verb: Tag | undefined): string {
  const lemma = verb?.lemma ?? '';
  return SAYING.test(lemma) ? 'say' : (words(lemma)[0] ?? lemma);
}

const BE = /^(?:be|is|are|was|were|been|being|'s|'re|get|got|gets)$/u;

function isPassive({ kind, tags }: Phrase, main: Tag | undefined, hasAgent: boolean): boolean {
  if (main?.pos !== 'VERB' || main.lower.endsWith('ing') || tags.at(-2)?.lower === 'to')
    return false;
  return tags.slice(0, -1).some(({ lower }) => BE.test(lower)) || (kind === 'G' && hasAgent);
}

/** The entities of noun phrases, each with the preposition before it. */
function entitiesIn(phrases: readonly Phrase[]): { before: string; entity: Entity }[] {
  return phrases.flatMap((phrase, index) => {
    if (phrase.kind !== 'N') return [];
    const previous = phrases[index - 1];
    const before = previous?.kind === 'I' ? previous.first : '';
    return [{ before, entity: entityOf(phrase) }];
  });
}

/** A clause begins after the last verb or conjunction, and after a comma that ends the clause before. */
function startOf(kinds: string, at: number): number {
  const start = kinds.slice(0, at).search(/[^SUCRVG]*$/u);
  const isAfterVerb = /[VG]/u.test(kinds[start - 1] ?? '');
  return isAfterVerb ? Math.max(start, kinds.lastIndexOf('K', at) + 1) : start;
}

/** A clause goes on to the next verb, without that verb's subject, or to a stop. */
function endOf(kinds: string, at: number): number {
  const rest = kinds.slice(at + 1);
  const [inside = ''] = /^(?:[NITK]|(?<!K)C(?=[NIT]))*/u.exec(rest) ?? [];
  if (rest[inside.length] !== 'V') return at + 1 + inside.length;
  const own = inside.replace(/(?<=[NTKC])C?N(?:IN|T)*$/u, '');
  const comma = own.lastIndexOf('K');
  return at + 1 + (comma === -1 ? own.length : comma);
}

/** What `that she wrote` is about. */
function describedBy(sentence: Sentence, at: number): Entity[] {
  const left = sentence.kinds.slice(0, at);
  const relative = left.lastIndexOf('R');
  if (relative < 1 || left[relative - 1] !== 'N') return [];
  const isSubject = /^N(?:IN|KN(?:IN)*K)*$/u.test(left.slice(relative + 1));
  return isSubject ? named(sentence, relative - 1) : [];
}

function subordinatorBefore({ phrases, kinds }: Sentence, at: number): string {
  const [found] = /U[NITK]*$/u.exec(kinds.slice(0, at)) ?? [];
  return found === undefined ? '' : (phrases[at - found.length]?.first ?? '');
}

/** Verbs after which `to do` was done. */
const DONE_WITH = /^(?:begin|start|continue|manage|help|get|happen|come|seek)$/u;
const DENYING = /^(?:refuse|fail|decline)$/u;
const WILL = /^(?:will|shall|'ll|wo)$/u;
const OPEN = /^(?:would|should|may|might|could|must)$/u;
/** Past forms of auxiliaries, and verbs whose past looks like the present. */
const PAST =
  /^(?:was|were|had|did|has|have|been|beat|bid|burst|cast|cost|cut|hit|hurt|let|put|quit|set|shut|split|spread)$/u;

function statusOf(tags: readonly Tag[], subordinator: string, main?: Tag): Clause['status'] {
  if (isOpen(tags.filter((tag) => tag !== main)) || /^(?:if|unless|whether)$/u.test(subordinator))
    return 'maybe';
  if (isComing(tags) || tags.some(({ lower }) => WILL.test(lower))) return 'will';
  const first = tags.find(({ pos }) => pos === 'AUX' || pos === 'VERB');
  if (!first) return 'now';
  const isBase = first.lower === first.lemma || /(?:s|ing|'re|am|are)$/u.test(first.lower);
  return PAST.test(first.lower) || !isBase ? 'done' : 'now';
}

/** `on the cusp of joining` and `against leaving` do not say that anybody did; `after winning` does. */
function isOnlyNamed({ phrases, kinds }: Sentence, at: number): boolean {
  const isGerund = kinds[at] === 'G' && (phrases[at]?.first.endsWith('ing') ?? false);
  return isGerund && kinds[at - 1] === 'I' && !DONE_BEFORE.test(phrases[at - 1]?.first ?? '');
}

const DONE_BEFORE = /^(?:after|by|since|while|when|upon|with|in|for)$/u;

/** `may go`, `hopes to go`; not `began to go`. */
function isOpen(tags: readonly Tag[]): boolean {
  if (tags.some(({ lower }) => OPEN.test(lower) || HEDGES.has(lower))) return true;
  const to = tags.findIndex(({ lower }) => lower === 'to');
  if (to === -1 || isComing(tags) || isDenied(tags)) return false;
  return !DONE_WITH.test(tags[to - 1]?.lemma ?? '');
}

/** `is to go`, `is going to go`. */
function isComing(tags: readonly Tag[]): boolean {
  return tags.some(
    ({ pos, lemma }, at) =>
      pos === 'AUX' &&
      lemma === 'be' &&
      (tags[at + 1]?.lower === 'to' || (tags[at + 1]?.lower === 'going' && at + 2 < tags.length)),
  );
}

/** `refused to go` did not go. */
function isDenied(tags: readonly Tag[]): boolean {
  return tags.some(({ lemma }, at) => DENYING.test(lemma) && tags[at + 1]?.lower === 'to');
}

function isNegated(held: readonly Tag[], verb: readonly Tag[]): boolean {
  const negations = held.filter(({ lower }) => NEGATIONS.has(lower) || lower === "n't").length;
  return (negations + Number(isDenied(verb))) % 2 === 1;
}

/** Who does it, by the words of the sentence: in the passive voice, to whom it is done. */
function subjectsAt(sentence: Sentence, at: number, earlier: readonly Clause[]): Entity[] {
  const left = sentence.kinds.slice(0, at);
  const shared = /S[^VG]*$/u.test(left) ? [] : subjectOf(earlier.at(-1));
  if (isSpeakerBehind(sentence, at)) return named(sentence, at + 1);
  if (sentence.kinds[at] === 'G') return looseSubjects(sentence, at, shared);
  let walk: Walk = { left, also: [] };
  for (;;) {
    const next = stepBack(sentence, walk, shared);
    if (Array.isArray(next)) return next;
    walk = next;
  }
}

/** In the passive voice the subject stands in the place of the object. */
function subjectOf(clause: Clause | undefined): Entity[] {
  if (!clause) return [];
  return [...(clause.subjects.length > 0 ? clause.subjects : clause.objects)];
}

/** `…, said Ann Lee.` */
function isSpeakerBehind({ phrases, kinds }: Sentence, at: number): boolean {
  const isInverted = /(?:K|^)$/u.test(kinds.slice(0, at));
  const verb = phrases[at]?.tags.at(-1);
  const isEnd = /^N(?:IN|T)*(?:[KS]|$)/u.test(kinds.slice(at + 1));
  return isInverted && isEnd && verb !== undefined && SAYING.test(verb.lemma);
}

function named({ phrases }: Sentence, at: number): Entity[] {
  const phrase = phrases[at];
  return phrase?.kind === 'N' ? [entityOf(phrase)] : [];
}

/** Of `leaving`, `to meet` and `led by her`: the subject of the clause before, or the phrase before. */
function looseSubjects(sentence: Sentence, at: number, shared: Entity[]): Entity[] {
  const left = sentence.kinds.slice(0, at);
  const [preposition, verb] = [at - 2, at].map((place) => sentence.phrases[place]?.first ?? '');
  // `with the court confirming it`
  if (left.endsWith('IN') && preposition === 'with') return named(sentence, at - 1);
  const near = named(sentence, left.search(/N(?:IN)*K?$/u));
  if (verb === 'to') return [...near, ...shared];
  if (!verb?.endsWith('ing')) return near;
  return left.includes('V') ? shared : [...near, ...shared];
}

/** On the way back from a verb: the kinds still to the left, and other names of the subject met so far. */
type Walk = { left: string; also: readonly Entity[] };

/** One step over times, prepositions and what stands between commas; the subject where it is found. */
function stepBack(sentence: Sentence, walk: Walk, shared: Entity[]): Walk | Entity[] {
  const { left, also, found } = overAdjuncts(sentence, walk);
  if (found) return found;
  const last = left.at(-1) ?? 'S';
  if (last === 'S') return [...also];
  if (last === 'R') return antecedents(sentence, left) ?? shared;
  if (last === 'K') return overInsertion(sentence, { left, also });
  return last === 'N' ? atPhrase(sentence, { left, also }, shared) : shared;
}

/** A noun phrase is the subject, or the object of a clause that ends with it. */
function atPhrase(sentence: Sentence, { left, also }: Walk, shared: Entity[]): Walk | Entity[] {
  const { phrases, kinds } = sentence;
  const relative = left.search(/RN?[VG](?:N|IN|T)*N$/u);
  if (relative !== -1) return { left: left.slice(0, relative).replace(/K$/u, ''), also };
  const isObject = kinds[left.length] === 'K' && /[VG]N$/u.test(left);
  if (isObject && also.length === 0) return shared;
  const together = /(?<![VGI])NCN$/u.test(left) ? named(sentence, left.length - 3) : [];
  const own = named(sentence, left.length - 1);
  // `whose brother`
  if (phrases[left.length - 2]?.first === 'whose')
    return own.map((entity) => ({ ...entity, owner: ['whose'] }));
  return [...own, ...together, ...also];
}

const CLAUSE_OPENER = /^(?:after|before|since|until|as|while|than|once)$/u;

function overAdjuncts(
  sentence: Sentence,
  { left, also }: Walk,
): Walk & { found?: readonly Entity[] & Entity[] } {
  // Before the first verb, `and` joins what stands with the preposition: `talks between A and B failed`.
  const isFirst = !/[VG][^SUR]*$/u.test(left);
  const adjuncts = isFirst ? /(?:T|(?<!U)IN(?:(?:KN)*K?CN)?|IT)+$/u : /(?:T|(?<!U)IN|IT)+$/u;
  const rest = left.replace(adjuncts, '');
  if (left.slice(rest.length) !== 'IN') return { left: rest, also };
  const [preposition, noun] = sentence.phrases.slice(rest.length);
  const opener = preposition?.first ?? '';
  // `after profits fell`
  if (CLAUSE_OPENER.test(opener))
    return { left: rest, also, found: named(sentence, rest.length + 1) };
  const isTitle = opener === 'of' && noun !== undefined && isTitled(noun);
  return { left: rest, also: isTitle ? [...also, entityOf(noun)] : also };
}

/** The second half of `Secretary of State Ann Lee` or `chief of staff Ann Lee`. */
function isTitled({ tags }: Phrase): boolean {
  const [first] = tags;
  const isOffice = first?.pos === 'NOUN' || first?.lower === 'state';
  return tags.length > 1 && tags.at(-1)?.pos === 'PROPN' && isOffice;
}

/** What `who` stands for: the phrase before it, or any of `the chief of staff`. */
function antecedents(sentence: Sentence, left: string): Entity[] | undefined {
  const from = left.search(/N(?:IN)*K?R$/u);
  if (from === -1) return undefined;
  return Array.from(left.slice(from)).flatMap((_, index) => named(sentence, from + index));
}

/** `Ann Lee, the mayor of Ostry, resigned`: the insertion is another name of hers or tells of her. */
function overInsertion(sentence: Sentence, { left, also }: Walk): Walk | Entity[] {
  const opening = left.lastIndexOf('K', left.length - 2);
  const inserted = left.slice(opening + 1, -1);
  if (opening === -1 || inserted.startsWith('C'))
    return /^[ITU]/u.test(left) ? [...also] : { left: left.slice(0, -1), also };
  const isName = /^N(?:IN)*$/u.test(inserted);
  return {
    left: left.slice(0, opening),
    also: isName ? [...also, ...named(sentence, opening + 1)] : also,
  };
}

/** `Ann Lee, the mayor of Ostry,` says that she is the mayor. */
function appositions(sentence: Sentence): Clause[] {
  return [...sentence.kinds.matchAll(/N(?=KN(?:IN)*[KS])/gu)].flatMap(({ index }) => {
    const [one, other] = [...named(sentence, index), ...named(sentence, index + 2)];
    if (!one || !other || (one.kind === 'name') === (other.kind === 'name')) return [];
    const [name, noun] = one.kind === 'name' ? [one, other] : [other, one];
    return [{ ...BEING, subjects: [name], objects: [noun], isTurned: name === other }];
  });
}

const BEING = {
  verb: 'be',
  particle: '',
  form: '',
  adjuncts: [],
  times: [],
  status: 'now',
  isNegated: false,
  isHedged: false,
  isLoose: false,
  isTurned: false,
  isRelative: false,
} as const;

function entityOf({ tags }: Phrase): Entity {
  const mark = tags.findLastIndex(({ lower }) => /^(?:'s|')$/u.test(lower));
  // `McDonald's` alone is a name.
  const isOwned = mark !== -1 && mark + 1 < tags.length;
  const owned = isOwned ? tags.slice(mark + 1) : tags.filter((_, at) => at !== mark);
  const owner = isOwned ? tags.slice(0, mark) : owned.filter(isPossessive);
  const start = owned.findLastIndex(({ pos }) => pos !== 'PROPN') + 1;
  const names = owned.slice(start);
  const plain = owned.slice(0, start).filter((tag) => tag.pos !== 'DET' && !isPossessive(tag));
  const nouns = names.length === 0 ? plain : plain.filter(({ pos }) => pos === 'NOUN');
  const isPronoun = plain.every(({ pos }) => pos === 'PRON');
  return {
    kind: names.length > 0 ? 'name' : isPronoun ? 'pronoun' : 'noun',
    names: wordsIn({ tags: names }),
    nouns: wordsIn({ tags: nouns }),
    owner: wordsIn({ tags: owner }),
  };
}

function wordsIn({ tags }: { tags: readonly Tag[] }): string[] {
  return tags.flatMap(({ text }) => words(text));
}
