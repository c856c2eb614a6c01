import { stem } from '../words/stem.ts';

/** The digits of number words. */
export const NUMBER_OF: ReadonlyMap<string, string> = new Map([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value): [string, string] => [word, String(value)])
    // `one of the oldest` counts nothing.
    .filter(([word]) => word !== 'one'),
  ...'thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index): [string, string] => [word, String((index + 3) * 10)]),
]);

const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** Months in full from their short forms. */
export const MONTH_OF: ReadonlyMap<string, string> = new Map([
  ...MONTHS.filter((month) => month.length > 4).map((month): [string, string] => [
    month.slice(0, 3),
    month,
  ]),
  ['sept', 'september'],
]);

/** Weekdays and months. */
export const DATE_WORDS: ReadonlySet<string> = new Set([
  ...MONTHS,
  ...'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
]);

/** Signs and spellings of one word. */
export const WORD_OF: ReadonlyMap<string, string> = new Map([
  ['$', 'dollar'],
  ['£', 'pound'],
  ['€', 'euro'],
  ['%', 'percent'],
  ['cannot', 'not'],
  ['uk', 'britain'],
]);

/** Words that multiply the number before them. */
export const MAGNITUDES: ReadonlySet<string> = new Set(
  'hundred thousand million billion trillion hundreds thousands millions billions'.split(' '),
);

/** The stems of what numbers measure. */
export const UNITS: ReadonlySet<string> = new Set(
  (
    'percent dollar pound euro yen yuan cent mile kilometre kilometer metre meter foot feet inch ton tonne kilogram gram ' +
    'acre hectare litre liter gallon barrel degree second minute hour day week month year decade century'
  )
    .split(' ')
    .map(stem),
);
