// Compares who does what in a claim with who does it in the sentences that it cites.
import { isQuestion, sentenceTexts } from '../../corpus/text/sentences.ts';
import { stem } from '../text/tokens.ts';
import { words } from '../text/words.ts';
import { type Clause, type Entity, readClauses } from './clauses.ts';
import { areOpposite } from './opposites.ts';

/**
 * What the clauses of a text say to a claim: `turned` where they support it with both sides changed round,
 * as in the passive voice, `unread` where they use other verbs, `named` where they only have the verb as a noun
 * or in another form, `undecided` where they may mean somebody or something else.
 */
export type Verdict = 'supported' | 'turned' | 'unread' | 'named' | 'undecided' | 'contradicted';

/** A clause with what its text says around it. */
export type ToldClause = Clause & {
  isHeadline: boolean;
  /** Whether its sentence is a question, which says nothing. */
  isAsked: boolean;
  /** Whether its sentence has a condition: `If it rains, they will stay`. */
  isConditional: boolean;
  /** Who a pronoun in it may stand for, nearest first. */
  earlier: readonly Entity[];
  /** Who is not the subject of a relative clause: in `Police found a boy who hid`, the police. */
  others: readonly Entity[];
  /** The names that do something in its sentence. */
  doers: readonly Entity[];
  /** The times of relative clauses of the same sentence. */
  timesElsewhere: readonly string[];
  /** The verbs of its sentence. */
  deeds: readonly string[];
  /** The words of its sentence with their stems, without those that only say whose something is. */
  own: ReadonlySet<string>;
  /** The same of its sentence and its neighbours. */
  near: ReadonlySet<string>;
};

/** How alike two words are, up to 1. */
type Alike = (one: string, other: string) => number;

/** The clauses of a text, sentence by sentence. */
export function clausesOf(text: string, isHeadline = false): ToldClause[] {
  const sentences = sentenceTexts(text);
  let before: readonly Entity[] = [];
  return sentences.flatMap((sentence, number) => {
    const clauses = readClauses(sentence);
    const ownTimes = new Set(clauses.flatMap(({ times, isRelative }) => (isRelative ? [] : times)));
    const entities = clauses.flatMap((one) => [...one.subjects, ...one.objects, ...one.adjuncts]);
    const owners = new Set(entities.flatMap(({ owner }) => owner));
    const toldIn = (some: readonly string[]): ReadonlySet<string> => {
      const all = some.flatMap(words);
      const told = all.filter((word, at) => !owners.has(word) || all.indexOf(word) !== at);
      return new Set([...told, ...told.map((word) => stem(word))]);
    };
    const doers = clauses.flatMap(({ subjects }) => subjects).filter(isName);
    const common = {
      isHeadline,
      // `she asked: "Is it so?"` says that she asked.
      isAsked: isQuestion(sentence) && !sentence.includes('"'),
      doers,
      isConditional: /(?:^|[,:;] )"?(?:if|unless)\b/iu.test(sentence),
      own: toldIn([sentence]),
      near: toldIn(sentences.slice(Math.max(0, number - 1), number + 2)),
      deeds: clauses.map(({ verb }) => verb),
      timesElsewhere: clauses.flatMap(({ times }) => times).filter((time) => !ownTimes.has(time)),
    };
    const told = clauses.map((clause, index): ToldClause => {
      const named = clauses
        .slice(0, index)
        .flatMap(({ subjects, objects }) => [...subjects, ...objects])
        .filter(isName)
        .toReversed();
      const others = othersOf(clause, clauses.slice(0, index));
      return { ...clause, ...common, others, earlier: [...named, ...before] };
    });
    if (doers.length > 0) before = doers;
    return told;
  });
}

/** The subjects of the clause whose object a relative clause describes; none for `Akande is the mayor who …`. */
function othersOf(clause: Clause, earlier: readonly Clause[]): readonly Entity[] {
  if (!clause.isRelative) return [];
  const heads = new Set(clause.subjects.map(headOf));
  const describes = ({ verb, objects }: Clause): boolean =>
    verb !== 'be' && objects.some((entity) => heads.has(headOf(entity)));
  return earlier.findLast(describes)?.subjects ?? [];
}

function isName({ kind }: Entity): boolean {
  return kind === 'name';
}

/** Whether clauses say what a claim says: each of its clauses stands in one of them, or one speaks against it. */
export function compareRoles(
  claim: readonly ToldClause[],
  told: readonly ToldClause[],
  alike: Alike,
): Verdict {
  const verdicts = claim.map((clause) => compareClause(clause, told, alike));
  if (verdicts.length === 0) return 'unread';
  const worst = (['contradicted', 'named', 'undecided', 'unread', 'turned'] as const).find((one) =>
    verdicts.includes(one),
  );
  return worst ?? 'supported';
}

/** A `Yes` or `No` with the statement that follows it. */
type Reply = { word: string; rest: string };

/** Whether a reply answers a question. Only questions about a deed can be judged. */
export function judgeReply({ word, rest }: Reply, question: string, alike: Alike): Verdict {
  const [asked] = clausesOf(question);
  if (!asked) return 'undecided';
  const found = compareClause(asked, clausesOf(rest), alike);
  const verdict = found === 'turned' ? 'supported' : found;
  if (/^yes/iu.test(word)) return verdict;
  const opposite = { supported: 'contradicted', contradicted: 'supported' } as const;
  return verdict === 'supported' || verdict === 'contradicted' ? opposite[verdict] : verdict;
}

function compareClause(claim: ToldClause, told: readonly ToldClause[], alike: Alike): Verdict {
  const stated = told.filter(({ isAsked }) => !isAsked);
  const verdicts = new Set(stated.map((source) => comparePair({ claim, source, alike })));
  const found = (['supported', 'turned', 'contradicted', 'undecided'] as const).find((one) =>
    verdicts.has(one),
  );
  if (found) return found;
  // The verb of a claim that stands there as a noun (`after the resignation of`) may be anybody's.
  const stems = [claim.verb, claim.form].map((word) => stem(word));
  if (!told.some(({ near }) => stems.some((one) => near.has(one)))) return 'unread';
  return told.some(({ near }) => near.has(claim.form)) ? 'undecided' : 'named';
}

/** A clause of a claim beside one of a source. */
type Pair = { claim: ToldClause; source: ToldClause; alike: Alike };

const NO = 0;
const OPEN = 1;
const YES = 2;
type Fit = typeof NO | typeof OPEN | typeof YES;

/** Verbs that say the same with both sides changed round. */
const MUTUAL = new Set(['meet', 'marry', 'talk']);
/** From this cosine on words stand for each other. */
const LEAST_ALIKE = 0.5;

/** Null where the verbs have nothing to do with each other. */
function comparePair(pair: Pair): Verdict | null {
  const { claim, source, alike } = pair;
  const isOpposite = areOpposite({ stem: stem(claim.verb) }, { stem: stem(source.verb) });
  const isMeant = isOpposite || isSameVerb(claim, source);
  if (!isMeant && alike(claim.verb, source.verb) < LEAST_ALIKE) return null;
  const isSaid = !isOpposite && isSaidSo(claim, source);
  const fit = least(least(rolesFit(pair), timesFit(pair)), areNear(pair) ? YES : OPEN);
  if (isSaid && fit === YES) return supportBy(pair);
  return isMeant && isAgainst(pair, { isSaid, fit }) ? 'contradicted' : 'undecided';
}

/** The same people do otherwise, or the same thing is done by others or at another time. */
function isAgainst(pair: Pair, { isSaid, fit }: { isSaid: boolean; fit: Fit }): boolean {
  return fit === YES || ((fit === NO || !isSaid) && isEvent(pair));
}

function supportBy(pair: Pair): Verdict {
  const { claim, source } = pair;
  const isMutual = MUTUAL.has(claim.verb) && least(subjectFits(pair), objectFits(pair)) !== YES;
  return isMutual || claim.isTurned !== source.isTurned ? 'turned' : 'supported';
}

function isSameVerb(claim: Clause, source: Clause): boolean {
  const isParticleOpen = claim.particle === '' || source.particle === '';
  // The tagger takes `staged` for a form of `stag`.
  const isOne =
    isSame(claim.verb, source.verb) || (claim.form !== '' && isSame(claim.form, source.form));
  return isOne && (isParticleOpen || claim.particle === source.particle);
}

function isSame(one: string, other: string): boolean {
  return one === other || stem(one) === stem(other);
}

function isSaidSo(claim: ToldClause, source: ToldClause): boolean {
  if (claim.isNegated !== source.isNegated || (source.isHedged && !claim.isHedged)) return false;
  if (source.isConditional && !claim.isConditional) return false;
  if (claim.status === source.status) return true;
  // What will be may be, and what was done is so.
  if (claim.status === 'maybe') return source.status === 'will';
  if (claim.status === 'now') return source.status === 'done';
  if (source.status !== 'now') return false;
  // `leaves on Monday` is a plan, and `takes over` in a headline a report.
  if (claim.status === 'will') return source.times.length > 0;
  return source.isHeadline || source.times.length === 0;
}

/** Whether subject and object of a claim are those of the source. */
function rolesFit(pair: Pair): Fit {
  const { claim, source } = pair;
  const fit = least(subjectFits(pair), objectFits(pair));
  if (fit === YES || !MUTUAL.has(claim.verb)) return fit;
  const turned = {
    ...source,
    subjects: [...source.objects, ...source.adjuncts],
    objects: source.subjects,
  };
  return most([
    fit,
    least(subjectFits({ ...pair, source: turned }), objectFits({ ...pair, source: turned })),
  ]);
}

function subjectFits(pair: Pair): Fit {
  const { claim, source } = pair;
  if (claim.isLoose) return YES;
  if (source.isLoose && !source.isTurned)
    return most(claim.subjects.map((one) => looseFits(one, pair)));
  return partFits(claim.subjects, source.subjects, pair);
}

function objectFits(pair: Pair): Fit {
  const { claim, source } = pair;
  const { objects } = claim;
  if (objects.length === 0) return YES;
  // `confirmed the meeting`, of `confirmed that they will meet`
  if (objects.some(({ nouns }) => source.deeds.some((deed) => isSame(deed, nouns.at(-1) ?? ''))))
    return YES;
  if (claim.verb === 'be') return partFits(objects, source.objects, pair);
  const fit = partFits(objects, [...source.objects, ...source.adjuncts], pair);
  if (fit === YES) return YES;
  return partFits(objects, source.subjects, pair) === YES ? NO : OPEN;
}

/** Whether one part of a claim is one of those of its source; a claim that names none fits. */
function partFits(claimed: readonly Entity[], told: readonly Entity[], pair: Pair): Fit {
  if (claimed.length === 0) return YES;
  if (told.length === 0) return OPEN;
  return most(claimed.flatMap((one) => told.map((other) => entitiesFit(one, other, pair))));
}

function entitiesFit(one: Entity, other: Entity, pair: Pair): Fit {
  if (one.kind === 'pronoun') return YES;
  const head = headOf(one);
  if ([...other.names, ...other.nouns].some((word) => isSame(word, head)))
    return haveOtherGivenNames(one, other) ? NO : YES;
  // `the Queen` is `Queen Elizabeth`
  if (other.names.length === 1 && other.names[0] === one.names[0]) return YES;
  if (other.kind === 'pronoun') return antecedentFits(one, pair);
  const isSomebodyElse = pair.source.others.some((entity) => headOf(entity) === head);
  // `her brother` is not she, and two names are two people.
  if (one.kind !== other.kind) return other.owner.length > 0 || isSomebodyElse ? NO : OPEN;
  if (one.kind === 'name') return NO;
  return other.nouns.some((noun) => pair.alike(head, noun) >= LEAST_ALIKE) ? YES : OPEN;
}

/** The word that an entity goes by: of `Queen Elizabeth II` the name before the number. */
function headOf({ kind, names, nouns }: Entity): string {
  const called = kind === 'name' ? names : nouns;
  return called.findLast((word) => !/^(?:[ivx]+|jr|sr)$/u.test(word)) ?? called.at(-1) ?? '';
}

function haveOtherGivenNames(one: Entity, other: Entity): boolean {
  const [given = ''] = one.names;
  return one.names.length > 1 && other.names.length > 1 && !other.names.includes(given);
}

/** Whether a pronoun of the source stands for somebody: for the nearest name before it, and for one further off perhaps. */
function antecedentFits(one: Entity, pair: Pair): Fit {
  const [nearest, ...further] = pair.source.earlier;
  if (!nearest || one.kind !== 'name') return OPEN;
  if (entitiesFit(one, nearest, pair) === YES) return YES;
  return further.some((name) => entitiesFit(one, name, pair) === YES) ? OPEN : NO;
}

/** Whether `scoring in the final`, which names nobody, may be said of somebody: of whoever does something in its sentence, or is meant by it. */
function looseFits(one: Entity, pair: Pair): Fit {
  const isDoer = pair.source.doers.some((doer) => entitiesFit(one, doer, pair) === YES);
  return one.kind !== 'name' || isDoer ? YES : antecedentFits(one, pair);
}

function timesFit({ claim, source }: Pair): Fit {
  // Of two days in a sentence only the first may have its year.
  const isYearNearby = (time: string): boolean =>
    YEAR.test(time) && source.own.has(time) && !source.times.some((other) => YEAR.test(other));
  const missing = claim.times.filter((time) => !source.times.includes(time) && !isYearNearby(time));
  if (missing.length === 0) return YES;
  if (source.times.length > 0) return NO;
  return missing.some((time) => source.timesElsewhere.includes(time)) ? OPEN : YES;
}

const YEAR = /^(?:19|20)\d\d$/u;

/** Whether what a claim adds to its verb stands in the sentence of the source; its names may stand beside it. */
function areNear({ claim, source: { own, near }, alike }: Pair): boolean {
  return [...claim.objects, ...claim.adjuncts].every(({ kind, names, nouns }) => {
    if (kind === 'pronoun') return true;
    if (kind === 'name') return names.every((name) => near.has(stem(name)));
    const head = nouns.at(-1) ?? '';
    return own.has(stem(head)) || [...own].some((other) => alike(head, other) >= LEAST_ALIKE);
  });
}

/** Whether the same thing is done to the same one, by whomever. */
function isEvent(pair: Pair): boolean {
  const { claim, source } = pair;
  if (claim.objects.length === 0) return source.objects.length === 0 && claim.verb !== 'be';
  return partFits(claim.objects, [...source.subjects, ...source.objects], pair) === YES;
}

function least(one: Fit, other: Fit): Fit {
  return one < other ? one : other;
}

function most(fits: readonly Fit[]): Fit {
  return fits.find((fit) => fit === YES) ?? fits.find((fit) => fit === OPEN) ?? NO;
}
