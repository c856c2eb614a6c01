import { pick, shuffled } from '../../random.ts';
import { type Name, type NameKind, namesIn, shareWord } from './names-in.ts';
import { type Make, withPart } from './sample.ts';

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
/** Words of one kind, none of which may stand for another. */
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

/** Another number: one that the article does not hold. */
export const swapNumber: Make = ({ sentence, article }, random) => {
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

/** Another unit, scale or thing counted. */
export const swapUnit: Make = ({ sentence }, random) => {
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

/** Another weekday, month, day of the month or year. */
export const swapDate: Make = ({ sentence }, random) => {
  for (const names of shuffled([WEEKDAYS, MONTHS], random)) {
    const found = new RegExp(`\\b(?:${names.join('|')})\\b`, 'u').exec(sentence);
    // `May` and `March` open sentences as verbs.
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

/** Another person or organisation. */
export const swapName: Make = (ground, random) =>
  swapNameOf(['person', 'organisation'], ground, random);
/** Another place. */
export const swapPlace: Make = (ground, random) => swapNameOf(['place'], ground, random);

function swapNameOf(
  kinds: readonly NameKind[],
  { sentence, passage, stranger }: Parameters<Make>[0],
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
  const far = namesIn(stranger.text.slice(0, 1500)).filter(isOther);
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
