// Rewrites sentences so that they become false.
import { pick, shuffled } from '../statistics.ts';
import {
  capitalised,
  firstChange,
  type SampleMaker,
  type Name,
  type NameKind,
  namesIn,
  shareWord,
  withPart,
  withoutQuotations,
} from './rewriting.ts';

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Words of one kind with different meanings. */
const UNITS = [
  ['percent', 'degrees', 'years', 'people'],
  ['million', 'billion', 'thousand'],
  ['miles', 'hours', 'tons', 'feet'],
  ['dollars', 'euros', 'pounds', 'days'],
  ['minutes', 'weeks', 'months', 'decades'],
  ['deaths', 'goals', 'votes', 'arrests'],
];
const SMALL_NUMBERS = 'two three four five six seven eight nine ten eleven twelve'.split(' ');

const DATE_BEFORE =
  /(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) $/u;

const AUXILIARY =
  /(?<=[ ,])(?:is|are|was|were|will|would|can|could|should|has|have|had|does|did)(?= (?!not\b|never\b|no\b|to\b|until\b|only\b|yet\b|likely\b|been a\b)[a-z]{2,})/u;

/** Pairs of opposites. */
const OPPOSITES = [
  ['rose', 'fell'],
  ['rise', 'fall'],
  ['rising', 'falling'],
  ['increased', 'decreased'],
  ['increase', 'decrease'],
  ['won', 'lost'],
  ['win', 'lose'],
  ['approved', 'rejected'],
  ['accepted', 'rejected'],
  ['supported', 'opposed'],
  ['supports', 'opposes'],
  ['more', 'fewer'],
  ['higher', 'lower'],
  ['largest', 'smallest'],
  ['best', 'worst'],
  ['first', 'last'],
  ['before', 'after'],
  ['allowed', 'banned'],
  ['allow', 'ban'],
  ['opened', 'closed'],
  ['began', 'ended'],
  ['start', 'end'],
  ['success', 'failure'],
  ['guilty', 'innocent'],
  ['confirmed', 'denied'],
  ['agreed', 'refused'],
  ['early', 'late'],
  ['legal', 'illegal'],
  ['gained', 'lost'],
  ['joined', 'left'],
  ['above', 'below'],
  ['strong', 'weak'],
  ['increasing', 'decreasing'],
  ['likely', 'unlikely'],
  ['able', 'unable'],
  ['safe', 'dangerous'],
] as const;

const HEDGES: readonly [RegExp, string][] = [
  [/\b(?:may|might|could) (?!have\b|not\b|also\b|only\b)/u, 'will '],
  [/\b(?:may|might|could) have\b/u, 'have'],
  [/\b(?:is|are) (?:expected|likely|set|poised) to\b/u, 'will'],
  [/\b(?:was|were) (?:expected|likely) to\b/u, 'would'],
  [
    /(?<!\b(?:a|an|the|no|its|their|his|her|to|not|any|of|’t|'t) )\b(?:plans|plan|hopes|hope|aims|aim|wants|want) to\b/u,
    'will',
  ],
  [/\b(?:reportedly|allegedly|possibly|probably|perhaps|potentially) /u, ''],
  [/\b(?:appears|appeared|seems|seemed) to be\b/u, 'is'],
  [/\b(?:alleged|suspected) /u, ''],
];

/** Clauses that fit into news and are in no passage. */
const OWN_TAILS = [
  'which analysts described as the largest of its kind in a decade',
  'a decision that took effect the following morning',
  'after weeks of secret talks in Geneva',
  'which prompted several lawmakers to call for an inquiry',
  'leaving thousands of households without electricity',
  'despite a formal warning from the central bank',
  'who had been treated for a heart condition earlier this year',
  'citing pressure from shareholders and trade unions',
];
const CLAUSE = /, ((?:which|who|while|after|as|because|despite) [^,.;“”"]{20,120})[.]/gu;

/** Changes a number to one that is not in the article. */
export const swapNumber: SampleMaker = ({ sentence, article }, random) => {
  const digits = [...sentence.matchAll(/(?<![\p{L}\p{N}.,-])\d+(?:[.,]\d+)*(?![\p{L}\p{N}-])/gu)];
  const spelt = [
    ...sentence.matchAll(
      new RegExp(`(?<![\\p{L}-])(?:${SMALL_NUMBERS.join('|')})(?![\\p{L}-])`, 'gu'),
    ),
  ];
  const plain = [...digits, ...spelt].filter(({ 0: number, index }) => {
    const isDate = DATE_BEFORE.test(sentence.slice(0, index));
    return !isDate && !/^(?:19|20)\d\d$/u.test(number);
  });
  const chosen = pick(plain, random);
  if (!chosen) return null;
  const [number] = chosen;
  const other = /\d/u.test(number)
    ? otherDigits(number, random)
    : pick(
        SMALL_NUMBERS.filter((word) => word !== number),
        random,
      );
  if (other === undefined || holdsWord(article.text, other)) return null;
  return withPart(sentence, chosen, other);
};

/** Changes a unit, a scale or a counted thing. */
export const swapUnit: SampleMaker = ({ sentence }, random) => {
  for (const units of shuffled(UNITS, random)) {
    for (const unit of units) {
      const found = new RegExp(`(?<=(?:\\d|${SMALL_NUMBERS.join('|')}) )${unit}\\b`, 'u').exec(
        sentence,
      );
      const other = pick(
        units.filter((word) => word !== unit && !holdsWord(sentence, word)),
        random,
      );
      if (found && other !== undefined) return withPart(sentence, found, other);
    }
  }
  const sign = /\$(?=\d)|£(?=\d)|€(?=\d)/u.exec(sentence);
  if (!sign) return null;
  return withPart(sentence, sign, sign[0] === '$' ? '£' : '$');
};

/** Changes a weekday, a month or a year. */
export const swapDate: SampleMaker = ({ sentence }, random) => {
  for (const names of shuffled([WEEKDAYS, MONTHS], random)) {
    const found = new RegExp(`\\b(?:${names.join('|')})\\b`, 'u').exec(sentence);
    // At the start of a sentence `May` and `March` can be verbs.
    if (found && (found.index > 0 || names === WEEKDAYS)) {
      const other = pick(
        names.filter((name) => !sentence.includes(name)),
        random,
      );
      if (other !== undefined) return withPart(sentence, found, other);
    }
  }
  const year = /\b(?:19|20)\d\d\b(?!-)/u.exec(sentence);
  if (!year) return null;
  const other = String(Number(year[0]) - 1 - Math.floor(random() * 9));
  return sentence.includes(other) ? null : withPart(sentence, year, other);
};

/** Changes a person or an organisation. */
export const swapName: SampleMaker = (source, random) =>
  swapNameOf(['person', 'organisation'], source, random);

/** Changes a place. */
export const swapPlace: SampleMaker = (source, random) => swapNameOf(['place'], source, random);

/** Adds or removes a negation, or turns a word into its opposite. */
export const turnNegation: SampleMaker = ({ sentence }, random) => {
  const outside = withoutQuotations(sentence);
  const ways = [
    (text: string) =>
      text
        .replace(
          /\b(is|are|was|were|will|would|can|could|should|has|have|had|do|does|did) not\b/u,
          '$1',
        )
        .replace(/\b(is|are|was|were|would|could|should|has|have|had|do|does|did)n[’']t\b/u, '$1'),
    (text: string) => {
      const found = AUXILIARY.exec(outside);
      return found ? withPart(text, found, `${found[0]} not`) : null;
    },
    (text: string) => {
      for (const pair of shuffled(OPPOSITES, random)) {
        for (const [word, other] of [pair, pair.toReversed()]) {
          const found = new RegExp(`(?<=[ ])${word}\\b`, 'u').exec(outside);
          if (found && word && other) return withPart(text, found, other);
        }
      }
      return null;
    },
  ];
  return firstChange(sentence, shuffled(ways, random));
};

/** Swaps agent and patient. */
export const swapRoles: SampleMaker = ({ sentence }) => {
  const names = namesIn(sentence).toSorted((one, other) => one.start - other.start);
  const [first, second] = names;
  if (!first || !second) return null;
  const between = sentence.slice(first.start + first.text.length, second.start);
  const hasVerb = /\b[a-z]+(?:ed|es|s|d|t|ew|ld|ave|ook)\b/u.test(between) && between.length < 90;
  const isSymmetric =
    /\b(?:and|or|with|between|met|married|joined|alongside|versus|against each|of|in|from|at)\b|[,;(]/u.test(
      between,
    ) || /^[’']s\b/u.test(between);
  const isPlace = first.kind === 'place' || second.kind === 'place';
  if (!hasVerb || isSymmetric || isPlace) return null;
  const head = sentence.slice(0, first.start) + second.text + between;
  return head + first.text + sentence.slice(second.start + second.text.length);
};

/** Makes a possibility a fact. */
export const dropHedge: SampleMaker = ({ sentence }, random) =>
  firstChange(
    sentence,
    shuffled(HEDGES, random).map(([hedge, certain]) => (text) => {
      const found = hedge.exec(withoutQuotations(text));
      return found ? capitalised(withPart(text, found, certain)) : null;
    }),
  );

/** Changes a word of a quotation, or all of it. */
export const swapQuotation: SampleMaker = ({ sentence, article, unrelated }, random) => {
  const quotation = /[“"]([^“”"]{25,})[”"]/u.exec(sentence);
  const [, said = ''] = quotation ?? [];
  if (said === '') return null;
  if (random() < 0.4) {
    const other = pick([...unrelated.text.matchAll(/[“"]([^“”"]{25,160})[”"]/gu)], random)?.[1];
    return other === undefined ? null : sentence.replace(said, () => other);
  }
  const inner = [...said.matchAll(/\b[a-z]{5,}\b/gu)];
  const target = pick(inner, random);
  const pool = [...article.text.matchAll(/\b[a-z]{5,}\b/gu)].map(([word]) => word);
  const other = pick(
    pool.filter((word) => !said.includes(word) && word.slice(0, 4) !== target?.[0].slice(0, 4)),
    random,
  );
  if (!target || other === undefined) return null;
  return sentence.replace(said, () => withPart(said, target, other));
};

/** Adds a clause that the passage does not support, made up or from another article. */
export const addTail: SampleMaker = ({ sentence, unrelated }, random) => {
  const borrowed = pick([...unrelated.text.matchAll(CLAUSE)], random)?.[1];
  const tail = random() < 0.5 ? borrowed : undefined;
  if (!/[a-z0-9]\.$/u.test(sentence)) return null;
  return `${sentence.slice(0, -1)}, ${tail ?? pick(OWN_TAILS, random) ?? ''}.`;
};

function swapNameOf(
  kinds: readonly NameKind[],
  { sentence, passage, unrelated }: Parameters<SampleMaker>[0],
  random: () => number,
): string | null {
  const own = pick(
    namesIn(sentence).filter(({ kind }) => kinds.includes(kind)),
    random,
  );
  if (!own) return null;
  const isOther = ({ text, kind }: Name): boolean =>
    kind === own.kind && !shareWord(text, own.text) && !shareWord(text, sentence);
  const near = namesIn(passage.text).filter(isOther);
  const far = namesIn(unrelated.text.slice(0, 1500)).filter(isOther);
  const [first, second] = random() < 0.5 ? [near, far] : [far, near];
  const other = pick(first, random) ?? pick(second, random);
  return other ? sentence.replaceAll(own.text, other.text) : null;
}

function otherDigits(number: string, random: () => number): string | undefined {
  const value = Number(number.replaceAll(',', ''));
  if (!Number.isFinite(value)) return undefined;
  const factor = pick([0.5, 0.8, 1.2, 1.5, 2, 3], random) ?? 2;
  const decimals = /\.(\d+)$/u.exec(number)?.[1]?.length ?? 0;
  const other = Math.max(value * factor, 0) + (value < 5 ? 1 : 0);
  const text = other.toFixed(decimals);
  if (Number(text) === value) return undefined;
  return number.includes(',') ? Number(text).toLocaleString('en-US') : text;
}

function holdsWord(text: string, word: string): boolean {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${word.replaceAll('.', String.raw`\.`)}(?![\\p{L}\\p{N}])`,
    'iu',
  ).test(text);
}
