// Rewrites sentences so that they stay true.
import { pick, shuffled } from '../statistics.ts';
import {
  capitalised,
  firstChange,
  type SampleMaker,
  type Name,
  namesIn,
  withoutQuotations,
} from './rewriting.ts';

type Rewrite = (text: string) => string | null;

const HEDGED =
  /\b(?:if|unless|may|might|could|not|no|never|allegedly|reportedly|according|expected|likely|said|says|told|only|claimed|alleged)\b/iu;
const DAY = String.raw`(?:on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?: (?:morning|afternoon|evening|night))?|in (?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?(?:19|20)\d\d|last (?:week|month|year)|earlier this (?:week|month|year))`;

/** Synonyms in the language of news. */
const SAME = [
  ['bought', 'purchased'],
  ['started', 'began'],
  ['about', 'around'],
  ['nearly', 'almost'],
  ['told reporters', 'said to reporters'],
  ['because', 'as'],
  ['children', 'kids'],
  ['large', 'big'],
  ['help', 'assist'],
  ['attempt', 'try'],
  ['buy', 'purchase'],
  ['firm', 'company'],
  ['company', 'firm'],
  ['showed', 'revealed'],
  ['injured', 'hurt'],
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
  ['in order to', 'to'],
  ['United States', 'US'],
  ['U.S.', 'United States'],
  ['US', 'United States'],
  ['UK', 'United Kingdom'],
];
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

/** The sentence itself. */
export const verbatim: SampleMaker = ({ sentence }) => sentence;

/** Drops a bracket, a clause between commas or a trailing clause that does not limit the rest. */
export const shortened: SampleMaker = ({ sentence }) =>
  /[“”"]/u.test(sentence)
    ? null
    : firstChange(sentence, [
        (text) => text.replace(/ \([^()]{2,60}\)/u, ''),
        (text) => {
          const clause =
            /, (?:who|which|a|an|the|whose|where) [^,;“”"]{5,90},(?= (?:\p{Ll}+ed|is|was|were|are|has|have|had|will|would|said|told|says)\b)/u.exec(
              text,
            );
          return clause &&
            !HEDGED.test(clause[0]) &&
            !/^(?:In|On|At|By|After|Before|When|For|From|With|As|If|While|During|Since)\b/u.test(
              text,
            )
            ? text.replace(clause[0], '')
            : null;
        },
        (text) => {
          const tail =
            /, (?:which|who|where|including|adding to|according to) [^,;“”"]{8,120}\.$/u.exec(text);
          return tail && tail.index > 40 ? `${text.slice(0, tail.index)}.` : null;
        },
        (text) => {
          const opener =
            /^(?:However|Meanwhile|Also|Still|Moreover|In addition|For example|Additionally|On \p{Lu}\p{L}+day|In \d{4}|Earlier this \p{L}+|Last \p{L}+), /u.exec(
              text,
            );
          return opener ? capitalised(text.slice(opener[0].length)) : null;
        },
      ]);

/** Joins the sentence and the next one. */
export const merged: SampleMaker = ({ sentence, next }, random) => {
  if (
    !/[\p{L}\p{N}]\.$/u.test(sentence) ||
    !/^(?:The|A|An|It|He|She|They|This|In|On|At|But|His|Her|Their|\p{Lu}\p{L}+ \p{L}+ed)\b/u.test(
      next,
    )
  )
    return null;
  if (sentence.length + next.length > 420 || /[“”"]/u.test(sentence + next)) return null;
  const follows = /^(?:The|A|An|It|He|She|They|This|In|On|At|But|His|Her|Their)\b/u.test(next)
    ? next.charAt(0).toLowerCase() + next.slice(1)
    : next;
  const link = /^but\b/u.test(follows)
    ? ', '
    : (pick([', and ', '; ', ', while '], random) ?? ', and ');
  return `${sentence.slice(0, -1)}${link}${follows}`;
};

/** Moves a time to the other end, or the speaker to the front. */
export const reordered: SampleMaker = ({ sentence }) =>
  firstChange(sentence, [
    (text) => {
      const found = new RegExp(` (${DAY})\\.$`, 'u').exec(text);
      return found?.[1] && !/[“”",]|\b(?:since|until|between|before|after|from|by|of)\b/u.test(text)
        ? `${capitalised(found[1])}, ${/^(?:The|A|An|It|He|She|They|His|Her|Their|Its|More|Some|Several)\b/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1, found.index) : text.slice(0, found.index)}.`
        : null;
    },
    (text) => {
      const found = new RegExp(`^(${DAY}), ([^,“”"]+)\\.$`, 'iu').exec(text);
      return found?.[1] && found[2]
        ? `${capitalised(found[2])} ${found[1].charAt(0).toLowerCase()}${found[1].slice(1)}.`
        : null;
    },
    (text) => {
      const found =
        /^([“"][^“”"]+),([”"]) ((?:\p{Lu}[\p{L}.’'-]+ ){1,3}said|(?:he|she|they) said|said (?:\p{Lu}[\p{L}’'-]+ ?){1,3})\.$/u.exec(
          text,
        );
      if (!found) return null;
      const [, said = '', mark = '', who = ''] = found;
      const speaker = who.replace(/^said (.*)$/u, '$1 said');
      return `${capitalised(speaker)}: ${said}${mark}.`;
    },
    (text) => {
      const found =
        /^([^,“”":;]{30,}), (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}|officials|police|the company|he|she) said\.$/u.exec(
          text,
        );
      return found
        ? `${capitalised(found[2] ?? '')} said that ${/^(?:The|A|An|It|He|She|They)\b/u.test(found[1] ?? '') ? (found[1] ?? '').charAt(0).toLowerCase() + (found[1] ?? '').slice(1) : found[1]}.`
        : null;
    },
  ]);

/** Up to two rewordings: synonyms, forms of numbers, dates, contractions and names, active voice. */
export const reworded: SampleMaker = ({ sentence, passage }, random) => {
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

/** Turns `X was arrested by Y.` into `Y arrested X.`; regular verbs only, whose past tense equals the participle. */
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

/** Replaces outside of quotations only, which may not be reworded. */
function outsideQuotations(text: string, from: RegExp, to: string): string | null {
  return from.test(withoutQuotations(text)) && !/[“”"]/u.test(text) ? text.replace(from, to) : null;
}
