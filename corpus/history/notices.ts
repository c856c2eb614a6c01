// Finds publishers' notices about their own articles: corrections, retractions and the like.
import { splitSentences } from '../text/sentences.ts';

/** What a publisher says it did to an article, the most serious kind first. */
export const noticeKinds = [
  'retraction',
  'correction',
  'clarification',
  'update',
  'editors-note',
] as const;

/** A publisher's notice about its own article, such as a correction. */
export type Notice = { kind: (typeof noticeKinds)[number]; sentence: string };

/**
 * The most serious notice in a title or text, the first of its kind; null where there is none. A
 * notice either starts a line with a label (`Correction:`) or is about the article itself (`This
 * article was amended on …`). A report about someone else's correction is no notice.
 */
export function findNotice(text: string): Notice | null {
  const notices = text.split('\n').flatMap(noticesOfLine);
  return (
    noticeKinds
      .map((kind) => notices.find((notice) => notice.kind === kind))
      .find((notice) => notice !== undefined) ?? null
  );
}

function noticesOfLine(line: string): Notice[] {
  return splitSentences(line).flatMap(({ start, end }) => {
    const sentence = line.slice(start, end);
    const isLineStart = line.slice(0, start).trim() === '';
    const kind = (isLineStart ? labelKind(sentence) : null) ?? statedKind(sentence);
    // A label such as `Correction.` can be a sentence of its own, so the whole line is quoted.
    return kind === null ? [] : [{ kind, sentence: isLineStart ? line.trim() : sentence }];
  });
}

/** The labels that publishers put before a notice. */
const labels: readonly [Notice['kind'], string][] = [
  ['retraction', String.raw`retraction|retracted|withdrawn|withdrawal`],
  [
    'correction',
    String.raw`corrections?(?: (?:and|&) clarifications?)?|corrected|corrects|erratum|errata`,
  ],
  ['clarification', String.raw`clarifications?|clarified|clarifies`],
  ['update', String.raw`updates?|updated|recasts|refiles?|refiled`],
  ['editors-note', String.raw`(?:editor|editors)['’]?s?['’]? notes?|eds`],
];
/** A number or a date after the label, as in `UPDATE 2 (May 4)` or `Correction, 4 May 2025`. */
const DATED = String.raw`(?: ?\d{1,2})?(?: ?\([^()]{1,60}\)|,? (?:on )?(?=[^:–—]{0,40}\d)[\p{L}\d][^:–—]{0,40}?)?`;
const labelPatterns = labels.flatMap(([kind, names]): [Notice['kind'], RegExp][] => [
  [kind, new RegExp(String.raw`^[\s*_]*(?:${names})${DATED}[*_]* ?[:：–—]`, 'iu')],
  [kind, new RegExp(String.raw`^[\s*_]*(?:${names})[*_]*(?:\.(?=\s|$)|$)`, 'iu')],
  // In brackets, as news agencies do: `[Corrects spelling of name]`.
  [kind, new RegExp(String.raw`^\s*[([](?:${names})\b`, 'iu')],
  // Before a headline, as news agencies do: `UPDATE 2-Ferry sails again`.
  [kind, new RegExp(String.raw`^(?:${names.toUpperCase()})(?: ?\d{1,2})?-`, 'u')],
]);

function labelKind(sentence: string): Notice['kind'] | null {
  return labelPatterns.find(([, pattern]) => pattern.test(sentence))?.[0] ?? null;
}

const ARTICLE = String.raw`(?:article|story|report|piece|post|page|column|headline|version|item|dispatch|caption|analysis|review|obituary|transcript|live ?blog)(?: of (?:this|the) (?:\p{L}+ ){0,2}(?:article|story|report|piece|post|page|column|headline|review))?(?:['’]s headline)?`;
const EARLIER = String.raw`\b(?:an?|the) (?:earlier|previous|original|initial|prior|older|first) ${ARTICLE}`;
const THIS = String.raw`(?:\bthis (?:(?:news|opinion) )?${ARTICLE}|${EARLIER})`;
const WAS = String.raw` (?:has|have|was|is)(?: since)?(?: been)?(?: since)?(?: being)? `;

/** Sentences about the article itself; the first pattern that matches decides the kind. */
const statements: readonly [Notice['kind'], RegExp][] = [
  ['retraction', new RegExp(`${THIS}${WAS}(?:retracted|withdrawn|taken down)`, 'iu')],
  ['retraction', /\bwe (?:have )?(?:retracted|withdrawn) this (?:article|story|report)/iu],
  // Before corrections, because `amended … to clarify` is a clarification.
  [
    'clarification',
    new RegExp(
      `${THIS}${WAS}(?:clarified|(?:updated|amended|edited|revised)(?: on [^.]{1,40}?)? to clarify)`,
      'iu',
    ),
  ],
  [
    'correction',
    new RegExp(
      `${THIS}${WAS}(?:corrected|amended|edited|revised|changed|updated|modified)(?: on [^.]{1,40}?)?(?: to| in order to)? (?:correct|fix|remove|rectify|reflect that|say that|show that|state that|because)`,
      'iu',
    ),
  ],
  ['correction', new RegExp(`${THIS}${WAS}(?:corrected|amended)\\b`, 'iu')],
  [
    'correction',
    new RegExp(
      `${EARLIER}[^.]{0,60}? (?:(?:incorrectly|mistakenly|wrongly|erroneously|inaccurately)\\b|misstated|misspelled|misspelt|misidentified|misattributed|mischaracteri[sz]ed|misquoted|contained (?:an?|some|several)? ?(?:errors?|mistakes?|inaccurac)|gave (?:an?|the) (?:incorrect|wrong)|had (?:an?|the) (?:incorrect|wrong))`,
      'iu',
    ),
  ],
  [
    'correction',
    /\bwe (?:regret|apologi[sz]e for) (?:the|this|these|any) (?:errors?|mistakes?)\b/iu,
  ],
  ['update', new RegExp(`${THIS}${WAS}updated\\b`, 'iu')],
];

function statedKind(sentence: string): Notice['kind'] | null {
  return statements.find(([, pattern]) => pattern.test(sentence))?.[0] ?? null;
}
