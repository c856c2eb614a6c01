import { pick, shuffled } from '../../random.ts';
import { namesIn } from './names-in.ts';
import { capitalised, firstChange, type Make, withPart } from './sample.ts';

const AUXILIARY =
  /(?<=[ ,])(?:is|are|was|were|will|would|can|could|should|has|have|had|does|did)(?= (?!not\b|never\b|no\b|to\b|until\b|only\b|yet\b|likely\b|been a\b)[a-z]{2,})/u;
/** Each pair tells the opposite of one thing. */
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

/** A negation put in or taken out, or a word turned into its opposite. */
export const turnNegation: Make = ({ sentence }, random) => {
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

/** Who did it and who had it done to them, the other way round. */
export const swapRoles: Make = ({ sentence }) => {
  const names = namesIn(sentence).toSorted((one, other) => one.start - other.start);
  const [first, second] = names;
  if (!first || !second) return null;
  const between = sentence.slice(first.start + first.text.length, second.start);
  const isDeed = /\b[a-z]+(?:ed|es|s|d|t|ew|ld|ave|ook)\b/u.test(between) && between.length < 90;
  const isEven =
    /\b(?:and|or|with|between|met|married|joined|alongside|versus|against each|of|in|from|at)\b|[,;(]/u.test(
      between,
    ) || /^[’']s\b/u.test(between);
  const isPlace = first.kind === 'place' || second.kind === 'place';
  if (!isDeed || isEven || isPlace) return null;
  const head = sentence.slice(0, first.start) + second.text + between;
  return head + first.text + sentence.slice(second.start + second.text.length);
};

/** What may be made to what is. */
export const dropHedge: Make = ({ sentence }, random) =>
  firstChange(
    sentence,
    shuffled(HEDGES, random).map(([hedge, certain]) => (text) => {
      const found = hedge.exec(withoutQuotations(text));
      return found ? capitalised(withPart(text, found, certain)) : null;
    }),
  );

/** Other words in somebody's mouth: some of a quotation's changed, or all of them. */
export const swapQuotation: Make = ({ sentence, article, stranger }, random) => {
  const quotation = /[“"]([^“”"]{25,})[”"]/u.exec(sentence);
  const [, said = ''] = quotation ?? [];
  if (said === '') return null;
  if (random() < 0.4) {
    const other = pick([...stranger.text.matchAll(/[“"]([^“”"]{25,160})[”"]/gu)], random)?.[1];
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

/** The text with the inside of its quotations blanked out, every letter in its place. */
export function withoutQuotations(text: string): string {
  return text.replaceAll(/[“"][^“”"]*[”"]/gu, (quotation) => '“'.repeat(quotation.length));
}
