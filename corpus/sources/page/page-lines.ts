// Recognises lines of news pages: captions, buttons, bullets, related stories, copyright.
import { parseDate } from '../../dates/parse-date.ts';

/** Whether the line ends like a sentence. */
export function endsLikeSentence(line: string): boolean {
  return /[.!?…。！？]["'”’»)\]]*$/.test(line);
}

/** The date of a line that is nothing but a date, ISO 8601 in UTC; else null. */
export function dateOfLine(line: string): string | null {
  return line.length <= maxDateLine && /\p{Nd}{4}/u.test(line) && !/^\d+$/.test(line)
    ? parseDate(line.replace(/^[|•·–—-]\s*/, ''))
    : null;
}

const maxDateLine = 80;

/** Whether the line is a picture's caption or credit. */
export function isCaption(line: string): boolean {
  return line.length <= maxCaption && captions.some((pattern) => pattern.test(line));
}

/** Whether the line is a picture's credit alone, with the caption on the line above. */
export function isPhotoCredit(line: string): boolean {
  return line.length <= 60 && isCaption(line) && /^[/[(©]|^photo|^image|^credit/i.test(line);
}

const maxCaption = 700;
const agencies =
  'reuters|afp|ap|xinhua|vcg|cfp|getty(?: images)?|epa(?:-efe)?|anadolu|dpa|tass|kyodo|bloomberg|imago|pa|ap photo';
const captions = [
  // "… on Monday. /Jane Doe/Reuters", "… on Monday. /VCG"
  /(?:^|[\s.”"])\/ ?\p{Lu}[^/.!?[\]]{0,50}(?:\/[^/.!?[\]]{1,50}){0,2}\.?\)?$/u,
  // "[Photo/Xinhua]", "(AP Photo/Jane Doe)", "(Photo by Jane Doe / AFP)", "[File: Jane Doe/Reuters]"
  /[[(](?:file|photo|image|picture|credit|courtesy|handout|screenshot)\b[^[\]()]{0,100}[\])]\.?$/i,
  new RegExp(`[[(](?:[^[\\]()]{0,60}[/,] ?)?(?:${agencies})(?:/[^[\\]()]{0,60})?[\\])]\\.?$`, 'i'),
  // "Photo: Jane Doe", "Photograph: Jane Doe/Agency", "… on Monday. Image credit: …", "… PHOTO: …"
  /^(?:photo(?:graph)?s?|image|picture|pic|credit|illustration)(?: credit| by)? ?[:©|] ?[^.!?]{1,80}\.?$/i,
  /[\s.”"|](?:(?:File )?[Pp]hoto(?:graph)?s?|Image|Picture|Pic|Credit|Illustration|PHOTO|IMAGE|CREDIT)(?: [Cc]redit| by)? ?[:©|] ?[^.!?]{1,80}\.?$/,
  /^(?:file photo|photo|picture|image|screenshot|video|watch|graphic|gallery|caption)(?: \w+){0,2} ?[:|]/i,
  // "REUTERS/Jane Doe", "… via Getty Images", "© Jane Doe, AFP"
  /\bREUTERS\/\p{Lu}[^.!?]{0,80}\.?$/u,
  /(?:\bvia (?:getty images|reuters|ap|afp|epa|shutterstock)|getty images|shutterstock|ap photo|afp photo|vcg photo)\)?$/i,
  /(?:^|\s)© ?\p{Lu}[^.!?]{1,60}[,/] ?\p{Lu}[^.!?]{1,30}$/u,
  /^\(cover\b[^]*\)$/i,
  /^(?:image|media) (?:source|caption|copyright)\b/i,
];

/** The text of a bullet point; null for any other line. */
export function bulletText(line: string): string | null {
  return /^(?:[•●▪■◆◦‣∙·*–-]|\d{1,2}\))\s(.*)$/.exec(line)?.[1]?.trimStart() || null;
}

/**
 * Whether the line belongs to the page, not the article: buttons, adverts, links to other stories.
 */
export function isPageChrome(line: string): boolean {
  return (
    (!endsLikeSentence(line) && buttons.test(line)) ||
    (storyLinks.test(line) && !endsWithFullStop.test(line)) ||
    (line.length <= maxRequest && (credits.test(line) || requests.test(line))) ||
    (line.length <= 12 && !/\p{L}/u.test(line))
  );
}

const maxRequest = 250;
/** A headline of another story does not end so. */
const endsWithFullStop = /[^.…]\.$/;
const buttons =
  /^(?:share(?: (?:this|on|article|via)\b.{0,40})?|copy link|copied|link copied!?|print|email|save|comments?|\d+ comments?|advertisement|ad|sponsored|subscribe(?: now)?|sign (?:in|up)\b.{0,60}|log in|menu|search|home|skip to .{0,30}|listen(?: to this article)?|play|pause|mute|\d+ ?-?min(?:ute)?s? (?:read|listen|watch)|reading time.{0,20}|facebook|twitter|x|whatsapp|weibo|wechat|linkedin|telegram|reddit|follow(?: us)?(?: on .{1,40})?|live|breaking|exclusive|loading\.{0,3}|back to top|gallery|published|(?:last )?updated(?: .{1,30} ago)?|.{1,20} ago|(?:story|article) continues (?:below|after)\b.{0,40}|continue reading(?: the main story)?|skip advertisement|\d{1,2}:\d{2}(?::\d{2})?)$/i;
const storyLinks =
  /^(?:read (?:more|also|next|full story)|see (?:also|more)|also read|related(?: \w+)?|watch(?: more| also)?|more|learn more|click here|in pictures)(?:\s?[:|»>]|\s[-–—]\s)/i;
const credits =
  /^\(?(?:(?:additional )?(?:reporting|writing|editing)|edited|compiled|with (?:input|reporting|files)|our standards)(?: by| from|:)|^.{3,120} contributed (?:to this (?:report|story|article)|reporting)\b.{0,60}$/i;
const requests =
  /^(?:already (?:a|have an?) (?:subscriber|subscription|member|account)\b|(?:get|enjoy) unlimited (?:digital )?access\b|(?:subscribe|register|log in|sign in) to (?:continue|keep) reading\b|this (?:article|content) is (?:for|reserved for|only available to) subscribers\b|follow .{1,40} (?:on|at) (?:@|twitter|x\b|facebook|instagram|youtube|linkedin|telegram|whatsapp|tiktok|threads|bluesky|mastodon|google news)|write to .{3,60} at \S+@|email .{3,60} at \S+@|subscribe (?:to|now|here|for) |sign up (?:for|to|here)|join our |click here |filed under\b|tagged\b|text size|\(?if you (?:want|wish|would like) to (?:comment|contact|contribute|donate|get in touch|read more|receive|share|submit|subscribe|unsubscribe|support|write)\b|this document is subject to copyright|citation:|.{0,60}\baffiliate (?:commission|links?)\b)/i;

/** Whether the line is the heading of a list of related stories. */
export function isRelatedHeading(line: string): boolean {
  return line.length <= 60 && related.test(line);
}

const related =
  /^(?:related(?: (?:stories|story|articles?|news|topics?|content|coverage|posts|links|reading))?|more (?:on this story|from\b.{0,30}|(?:.{1,20} )?stories|news|like this)|don[’']t miss|most (?:read|popular|viewed|shared)|recommended(?: (?:for you|stories|articles|reading))?|you (?:may|might) (?:also )?(?:like|be interested).{0,20}|trending(?: (?:now|stories))?|top stories|latest(?: (?:news|stories|headlines))?|read next|up next|editors?['’]?s? picks?|explore more|keep reading|tags|topics|around the web|popular|what to read next|discover more)\s?:?$/i;

/** Whether the line introduces a link to another story on the next line. */
export function isLinkHeading(line: string): boolean {
  return /^(?:read (?:more|also|next)|see also|also read|watch(?: more)?)\s?:?$/i.test(line);
}

/** Whether the line names the story's source or its copyright. */
export function isFooter(line: string): boolean {
  return sourceLine.test(line) || rightsLine.test(line);
}

/** Whether the line is a copyright notice; nothing of the article follows it. */
export function isCopyright(line: string): boolean {
  return rightsLine.test(line);
}

/** The name in a line such as `Source(s): Reuters`; null for any other line. */
export function creditedSource(line: string): string | null {
  return sourceLine.exec(line)?.[1]?.trim() || null;
}

/** The name in `Copyright © 2025 Name` or `© 2025 Name. All rights reserved`; else null. */
export function copyrightHolder(line: string): string | null {
  if (!rightsLine.test(line)) return null;
  const holder = line
    .replace(/copyright|all rights reserved|\(c\)|©|\b\d{4}(?:\s?[-–]\s?\d{4})?\b|^by\b/gi, ' ')
    .replace(/[\s.,|]+/g, ' ')
    .trim();
  return holder !== '' && holder.split(' ').length <= 5 ? holder : null;
}

const sourceLine = /^sources?(?:\(s\))? ?: ?(.{0,80})$/i;
const rightsLine =
  /^(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved\b).{0,160}$|^.{0,60}all rights reserved\.?$/i;
