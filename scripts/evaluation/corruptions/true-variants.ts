import { pick } from '../../random.ts';
import { capitalised, firstChange, type Make } from './sample.ts';

const HEDGED =
  /\b(?:if|unless|may|might|could|not|no|never|allegedly|reportedly|according|expected|likely|said|says|told|only|claimed|alleged)\b/iu;
const DAY = String.raw`(?:on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?: (?:morning|afternoon|evening|night))?|in (?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?(?:19|20)\d\d|last (?:week|month|year)|earlier this (?:week|month|year))`;

/** Word for word. */
export const verbatim: Make = ({ sentence }) => sentence;

/** Without a clause between commas, a bracket, or a trailing clause, none of which limits the rest. */
export const shortened: Make = ({ sentence }) =>
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

/** Two sentences in a row made one. */
export const merged: Make = ({ sentence, next }, random) => {
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

/** A time from the end to the front or back, or the speaker before what was said. */
export const reordered: Make = ({ sentence }) =>
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
