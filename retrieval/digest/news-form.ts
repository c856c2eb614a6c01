// Tells sentences that report news by their form from promotions, captions and scenes.
import { endsWithStop, isQuestion } from '../../corpus/text/sentences.ts';
import { IRREGULAR_PASTS } from '../text/lexicon.ts';

const LENGTH = { least: 40, most: 360 } as const;
/** Scripts in which a character says as much as two letters. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Cannot be understood without the sentence before it: opens with a pronoun, or has one before any name. */
const LEANS_BACK =
  /^["“'‘(]*(?:the (?:two|three|pair|duo|move|latter)|he|she|they|it|its|his|her|their|this|that|these|those|but|and|so|yet|also|however|meanwhile|instead|still|such|there|here|then|or|plus|later|finally|firstly|secondly|overall|of course|for (?:example|instance))\b/iu;
const PRONOUN_FIRST =
  /^\p{L}+(?: \p{Ll}[\p{L}’'-]{0,20}){0,3},? (?:he|she|it|they|his|her|their)\b/u;
const ASIDE = /^(?:["“'‘«„]*\p{Ll}|\()/u;
/** Cut off at the point of an abbreviation: `… the overturn of Roe v.` */
const CUT_OFF = /\b(?:v|vs|mr|mrs|ms|dr|st|gen|sen|rep|gov|no)\.$/iu;
/** Speaks to the reader, or of whoever writes: no report does. */
const PERSONAL =
  /\b(?:[Yy]ou|[Yy]our|[Yy]ourself|[Mm]y|me|[Ww]e|[Oo]ur|us|[Ll]et['’]s)\b|(?<!\p{Lu}\p{L}{0,20} )\bI\b/u;
/** Speaks of the publication: newsletters, podcasts, notes, versions, calls to read on. */
const PROMOTION =
  /\b(?:newsletter|podcasts?|subscri\p{L}+|sign up|inbox|click|audio version|version of th\p{L}+ (?:story|article)|editor['’]s note|free of charge|transcript|read more|daily briefing|listen|live (?:blog|updates)|for (?:more|new|the latest))\b|^(?:read|watch|hear|see|follow|get|catch|consider|check|hit|join|look|photos?|video)\b/iu;
/** Describes a picture: `are seen on Tuesday`, `poses`, `(AP Photo`. */
const CAPTION =
  /\b(?:is|are) (?:seen|pictured|shown)\b|\b(?:poses|gestures|looks on|getty images|file photo|pictured|this (?:[\p{L}-]{2,20} )?(?:photo|image|picture))\b/iu;
const FULL_DATE_LAST =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:\p{Lu}\p{L}{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}\p{L}{2,8})|\p{Lu}\p{L}{2,8}\.? \d{1,2}(?=, \d{4}))(?:, \d{4})?(?:,? in [\p{L} ,.]{2,40})?\.$|, (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\.$|\bon \p{Lu}\p{L}{2,8}\.? \d{1,2}\.$/u;
/** Somebody or something and a verb in the present. */
const SHOWS =
  /^(?:(?:An?|The) )?(?:\p{L}[\p{L}.'’-]{0,20},? ){1,6}?(?:is|are|\p{Ll}{2,15}[^su]s) /u;
const SAID = /\b(?:said|told|announced|according|will|(?:is|are) (?:to|due|set))\b/u;
const QUOTED = /[“"][^“”"]*[”"]?/gu;
/** More of it than this is what somebody says. */
const MOST_QUOTED = 0.4;

/**
 * Whether a sentence has the form of news: whole, of a length to quote, understood by itself; no
 * promotion, caption or question, and not mostly a quotation.
 */
export function isNewsForm(text: string): boolean {
  const length = DENSE.test(text) ? 2 * text.length : text.length;
  if (length < LENGTH.least || length > LENGTH.most) return false;
  if (!isWhole(text) || LEANS_BACK.test(text) || PRONOUN_FIRST.test(text)) return false;
  const said = text.replaceAll(QUOTED, '');
  if (said.length < text.length * (1 - MOST_QUOTED)) return false;
  return !PERSONAL.test(said) && !PROMOTION.test(said) && !isCaption(said);
}

function isWhole(text: string): boolean {
  return endsWithStop(text) && !isQuestion(text) && !ASIDE.test(text) && !CUT_OFF.test(text);
}

/** A picture shows in the present tense what happened on a full date: `A ferry leaves … on Sunday, May 4.` */
function isCaption(text: string): boolean {
  return CAPTION.test(text) || (FULL_DATE_LAST.test(text) && SHOWS.test(text) && !SAID.test(text));
}

/** Was done, has been done, will be done. */
const TOLD =
  /\b(?:will|says|did|cut|hit|put|set)\b|(?<![-–])\b\p{Ll}{2,30}ed\b|\b(?:has|have) (?:\p{L}+ly )?(?:been|had|\p{Ll}+(?:ed|en|ne|wn|un|me|st|nt|ld|ade|ought|aught|ung|unk|old))\b|\b(?:is|are) (?:to|set|due|expected|scheduled)\b/u;
/** What had been before, and what went on. */
const BEFORE = /\b(?:had(?: \p{L}+){1,2}|(?:was|were) \p{L}+ing)\b/giu;
/** What somebody or something is. */
const IS =
  /\b(?:is|are) (?!to\b|set\b|due\b|\p{L}+(?:ed|ing)\b)|\b(?:was|were|has been|have been) (?:an?|the|one|among|in|not|still)\b/u;

/** Whether a sentence tells of something that was done, or will be, before it says what something is. */
export function hasEvent(text: string): boolean {
  const told = text.replaceAll(BEFORE, ' ');
  const being = told.search(IS);
  const first = being === -1 ? told : told.slice(0, being);
  if (TOLD.test(first)) return true;
  return first
    .split(/[^\p{L}]+/u)
    .some((word) => IRREGULAR_PASTS.has(word) || MORE_PASTS.has(word));
}

/** Frequent pasts of reports that end in no `-ed`. */
const MORE_PASTS = new Set(
  'fell rose met broke cut shot fired hit quit put set spent paid sold bought spoke wrote chose drew flew fled fought found grew kept lay sent shut stood swept threw told withdrew'.split(
    ' ',
  ),
);

const STATES = /\b(?:is|are|was|were|had|be|been)\b/u;

/** Whether a sentence has a verb that can be told: the line under a picture may have none. */
export function hasVerb(text: string): boolean {
  return hasEvent(text) || STATES.test(text) || SHOWS.test(text);
}

/** Sets the scene before it says what happened, if it does; or leaves open whether it did. */
const SCENE =
  /^(?:\p{Lu}[\p{Lu} .,]{2,40}(?:\([^)]{2,20}\) )?[—–-]+ ?)?(?:an? (?!.*\b(?:has|have)\b)|(?:as|in|at|after|with|when|while|for|over|nearly|almost|since|before|if|though|although|from|even|amid|during|once|until|throughout)\b)|\b(?:may|might|could)\b/iu;
/** The headline of an article that explains what others have reported, or argues about it. */
const EXPLAINER =
  /(?:^|[:?–—-] )(?:how|why|what|who|when|where|which|here['’]s|these|photos?|opinion|analysis|fact check|everything)\b/iu;

/** Whether a sentence that names no day can be a lead: it opens with who did what, in an article that reports. */
export function isPlainLead(text: string, headline: string): boolean {
  return !SCENE.test(text) && !EXPLAINER.test(headline);
}
