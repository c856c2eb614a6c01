import {
  bulletText,
  claimsRights,
  endsPage,
  isCaption,
  isFurniture,
  isSentence,
  opensLink,
  opensRelated,
} from './press-lines.ts';

/**
 * The paragraphs of a press page below its head: captions, credits, buttons, boxes of other stories
 * and the tail left out; headings and bullets kept as paragraphs of their own.
 */
export function readPressBody(lines: readonly string[]): string[] {
  return withoutBoxes(lines.slice(0, endOfBody(lines)))
    .filter((line) => !isCaption(line) && !isFurniture(line) && !endsPage(line))
    .map((line) => (bulletText(line) ?? line).replace(endMark, ''));
}

// What agencies put behind the last sentence.
const endMark = /\s+(?:Enditem|###|■|-30-)$/;

/** The first line of the tail: a claim of rights, or other stories with nothing of the page after. */
function endOfBody(lines: readonly string[]): number {
  const lastEnd = lines.findLastIndex(endsPage);
  const tail = lines.findIndex(
    (line, index) => claimsRights(line) || (opensRelated(line) && index > lastEnd),
  );
  return tail < 0 ? lines.length : tail;
}

/** Leaves out lists of other stories amid the text: their heading and what is no sentence under it. */
function withoutBoxes(lines: readonly string[]): string[] {
  let isInBox = false;
  return lines.filter((line) => {
    if (opensRelated(line) || opensLink(line)) isInBox = true;
    else if (isSentence(line)) isInBox = false;
    return !isInBox;
  });
}
