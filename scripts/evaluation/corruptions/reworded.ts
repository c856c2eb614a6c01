import { shuffled } from '../../random.ts';
import { type Name, namesIn } from './names-in.ts';
import { type Make } from './sample.ts';
import { withoutQuotations } from './turn-sense.ts';

/** Each may stand for the other in the news without a change of what is told. */
const SAME = [
  ['bought', 'purchased'],
  ['started', 'began'],
  ['about', 'around'],
  ['nearly', 'almost'],
  ['told reporters', 'said to reporters'],
  ['because', 'as'],
  ['children', 'kids'],
  ['people', 'persons'],
  ['also', 'too'],
  ['but', 'though'],
  ['large', 'big'],
  ['help', 'assist'],
  ['attempt', 'try'],
  ['buy', 'purchase'],
  ['firm', 'company'],
  ['company', 'firm'],
  ['showed', 'revealed'],
  ['injured', 'hurt'],
  ['killed', 'left dead'],
  ['movie', 'film'],
  ['film', 'movie'],
  ['doctor', 'physician'],
  ['car', 'automobile'],
  ['cars', 'vehicles'],
  ['ended', 'finished'],
  ['often', 'frequently'],
  ['rapidly', 'quickly'],
  ['quickly', 'rapidly'],
  ['huge', 'enormous'],
  ['job', 'post'],
  ['need', 'require'],
  ['needs', 'requires'],
  ['asked', 'requested'],
  ['got', 'received'],
  ['said', 'stated'],
  ['says', 'states'],
  ['announced', 'made public'],
  ['major', 'significant'],
  ['such as', 'like'],
  ['since', 'from'],
  ['former', 'ex'],
  ['in order to', 'to'],
  ['United States', 'US'],
  ['U.S.', 'United States'],
  ['US', 'United States'],
  ['UK', 'United Kingdom'],
].filter(([word]) => !/^(?:killed|also|but|since|former|people)$/u.test(word ?? ''));
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const CONTRACTIONS: readonly [RegExp, string][] = [
  [/\b(is|are|was|were|would|could|should|has|have|had|does|did) not\b/u, '$1n’t'],
  [/\b(is|are|was|were|would|could|should|has|have|had|does|did|do)n[’']t\b/u, '$1 not'],
  [/\bwon[’']t\b/u, 'will not'],
  [/\bcan[’']t\b/u, 'cannot'],
  [/\b(I|we|they|you)[’']re\b/iu, '$1 are'],
  [/\b(it|he|she|we|they) will\b/u, '$1’ll'],
];
const SHORT_MONTHS: readonly [RegExp, string][] = [
  [/\bJan\. (?=\d)/u, 'January '],
  [/\bFeb\. (?=\d)/u, 'February '],
  [/\bAug\. (?=\d)/u, 'August '],
  [/\bSept\. (?=\d)/u, 'September '],
  [/\bOct\. (?=\d)/u, 'October '],
  [/\bNov\. (?=\d)/u, 'November '],
  [/\bDec\. (?=\d)/u, 'December '],
  [
    /\b(January|February|March|April|June|July|August|September|October|November|December) (\d{1,2})(?!\d|,? \d{4})/u,
    '$2 $1',
  ],
];

/** Some of: other forms of numbers, dates, contractions and names, plain synonyms, active and passive. */
export const reworded: Make = ({ sentence, passage }, random) => {
  const ways = shuffled(
    [...synonyms, contraction, shortMonth, numberForm, percent, passive],
    random,
  );
  const withName = surnameAlone(passage.text);
  let text = sentence;
  let changes = 0;
  for (const way of random() < 0.4 ? [withName, ...ways] : [...ways, withName]) {
    const changed = way(text);
    if (changed === null || changed === text) continue;
    text = changed;
    changes += 1;
    if (changes === 2) break;
  }
  return changes === 0 ? null : text;
};

type Rewrite = (text: string) => string | null;

const synonyms = SAME.map(
  ([word = '', other = '']): Rewrite =>
    (text) =>
      outsideQuotations(
        text,
        new RegExp(`(?<=[a-z] )${word.replaceAll('.', String.raw`\.`)}(?= [a-z])`, 'u'),
        other,
      ),
);
const contraction: Rewrite = (text) => firstOf(text, CONTRACTIONS);
const shortMonth: Rewrite = (text) => firstOf(text, SHORT_MONTHS);
const percent: Rewrite = (text) =>
  firstOf(text, [
    [/(?<=\d)%/u, ' percent'],
    [/(?<=\d) percent\b/u, '%'],
    [/(?<=\d) per cent\b/u, ' percent'],
  ]);

const numberForm: Rewrite = (text) => {
  const spelt = new RegExp(`(?<=[a-z] )(${NUMBERS.slice(2).join('|')})(?= [a-z])`, 'u').exec(text);
  if (spelt?.[1])
    return outsideQuotations(
      text,
      new RegExp(`(?<=[a-z] )${spelt[1]}(?= [a-z])`, 'u'),
      String(NUMBERS.indexOf(spelt[1])),
    );
  const digits = /(?<=[a-z] )([2-9]|1[0-2])(?= [a-z])(?! (?:a\.m|p\.m|million|billion))/u.exec(
    text,
  );
  return digits?.[1]
    ? outsideQuotations(
        text,
        /(?<=[a-z] )([2-9]|1[0-2])(?= [a-z])/u,
        NUMBERS[Number(digits[1])] ?? '',
      )
    : null;
};

/** `X was arrested by Y.` as `Y arrested X.`; only regular verbs, whose past and participle are one. */
const passive: Rewrite = (text) => {
  const found =
    /^((?:\p{Lu}[\p{L}’'-]+ ?){1,3}) (?:was|were) (\p{L}+ed) by (the [\p{L} ]{3,30}|(?:\p{Lu}[\p{L}’'-]+ ?){1,3})((?: (?:on|in|at|after|last) [^,“”"]+)?)\.$/u.exec(
      text,
    );
  if (!found) return null;
  const [, patient = '', deed = '', agent = '', rest = ''] = found;
  return `${agent.charAt(0).toUpperCase()}${agent.slice(1)} ${deed} ${patient}${rest}.`;
};

function surnameAlone(passage: string): Rewrite {
  return (text) => {
    const people = namesIn(text).filter(
      ({ kind, text: name }) => kind === 'person' && /^\p{L}+ [\p{L}’'-]+$/u.test(name),
    );
    const person = people.find(({ text: name }: Name) => {
      const surname = name.split(' ').at(-1) ?? '';
      return passage.split(surname).length <= passage.split(name).length + 2;
    });
    return person
      ? outsideQuotations(text, new RegExp(person.text, 'u'), person.text.split(' ').at(-1) ?? '')
      : null;
  };
}

function firstOf(text: string, changes: readonly [RegExp, string][]): string | null {
  for (const [from, to] of changes) {
    const changed = outsideQuotations(text, from, to);
    if (changed !== null) return changed;
  }
  return null;
}

/** A quotation may not be reworded. */
function outsideQuotations(text: string, from: RegExp, to: string): string | null {
  return from.test(withoutQuotations(text)) && !/[“”"]/u.test(text) ? text.replace(from, to) : null;
}
