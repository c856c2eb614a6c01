import type { Reading } from './read-claim.ts';
import { isDisplaced, isMissing, isRecounted } from './signs/facts.ts';
import { isNegated, isOpposed, isUnhedged } from './signs/polarity.ts';
import { isDecorated, isMisquoted } from './signs/quotations.ts';
import { isReplaced } from './signs/replaced.ts';
import { areRolesTurned } from './signs/roles.ts';
import { hasUnheardPart } from './signs/unheard-part.ts';

type Test = (reading: Reading, heard: number) => boolean;

const TESTS: readonly [name: string, test: Test][] = [
  ['a number is missing', (reading) => isMissing(reading, 'number')],
  ['a date is missing', (reading) => isMissing(reading, 'date')],
  ['a name is missing', (reading) => isMissing(reading, 'name')],
  ['another fact stands there', isDisplaced],
  ['the number counts something else', isRecounted],
  ['a word is replaced', isReplaced],
  ['a part was never said', hasUnheardPart],
  ['a negation differs', isNegated],
  ['the opposite is said', isOpposed],
  ['a hedge is left out', isUnhedged],
  ['the roles are turned', areRolesTurned],
  ['a quotation is not verbatim', isMisquoted],
  ['an address or mark-up was added', isDecorated],
];

/** All that speaks against a claim, each in a few words; `heard` is the share of it that was heard. */
export function contradictionsOf(reading: Reading, heard: number): string[] {
  return TESTS.filter(([, test]) => test(reading, heard)).map(([name]) => name);
}
