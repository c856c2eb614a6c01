// Reads section, dates, headline and byline above the body of a news page saved as text.
import type { ArticleLine } from '../../article-source.ts';
import { headFacts, mergeFacts, readBareByline } from '../page/head-lines.ts';
import { bulletText, isCaption, endsLikeSentence } from '../page/page-lines.ts';

/** The facts above the body of a saved news page, with its title, and the lines of its body. */
type PressHead = { facts: Partial<ArticleLine>; body: string[] };

/**
 * Splits clean, non-empty lines into head and body: section, dates, headline, byline and buttons
 * are taken off the top. Null where there is no date and no name, so that this is no news page.
 */
export function readPressHead(lines: readonly string[]): PressHead | null {
  const known = lines.slice(0, endOfHead(lines)).map(headFacts);
  const lastFact = known.findLastIndex((facts) => facts !== null && Object.keys(facts).length > 0);
  if (lastFact < 0) return null;
  let facts = mergeFacts(known.slice(0, lastFact + 1).flatMap((fact) => fact ?? []));
  const factAt = (index: number, line: string): Partial<ArticleLine> | null => {
    const isBesideFact = known[index - 1] != null || known[index + 1] != null;
    return (
      headlineFact(line, lines[index + 1] ?? '', facts) ??
      (isBesideFact ? readBareByline(line) : null)
    );
  };
  const body: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (index > lastFact && body.length > 0)
      return { facts, body: [...body, ...lines.slice(index)] };
    const found = known[index] ?? factAt(index, line);
    if (found === null) body.push(line);
    else known[index] = found;
    facts = mergeFacts([facts, found ?? {}]);
  }
  return { facts, body };
}

/** Reads a line before the title is known: first a section, then the headline. */
function headlineFact(
  line: string,
  next: string,
  { title, section }: Partial<ArticleLine>,
): Partial<ArticleLine> | null {
  if (title !== undefined || isCaption(line)) return null;
  const name = section == null ? sectionName(line, next) : null;
  return name === null ? { title: line } : { section: name };
}

const maxHeadLines = 14;
const maxHeadline = 250;

/** The index at which the body has certainly begun: a bullet, or the second line of prose. */
function endOfHead(lines: readonly string[]): number {
  let prose = 0;
  const end = lines.findIndex((line, index) => {
    if (headFacts(line) === null && isProse(line)) prose += 1;
    return prose >= 2 || index >= maxHeadLines || bulletText(line) !== null;
  });
  return end < 0 ? lines.length : end;
}

function isProse(line: string): boolean {
  return !isCaption(line) && (endsLikeSentence(line) || line.length > maxHeadline);
}

/**
 * The section that a line above the headline names; the last part of breadcrumbs such as `Home >
 * World > Europe`. Null where the line is the headline itself. `next` is the following line.
 */
function sectionName(line: string, next: string): string | null {
  if (next === '' || next.length > maxHeadline || line.length > maxBreadcrumbs) return null;
  const crumbs = line
    .split(/[>›»/|]/)
    .map((crumb) => crumb.trim())
    .filter((crumb) => crumb !== '');
  if (crumbs.length > 1 && crumbs.every((crumb) => wordsIn(crumb) <= 3))
    return crumbs.at(-1) ?? null;
  return sections.has(line.toLowerCase()) || looksLikeLabel(line, next) ? line : null;
}

function looksLikeLabel(line: string, next: string): boolean {
  const isShorter = wordsIn(line) <= 3 && wordsIn(next) > wordsIn(line) + 1;
  return isShorter && !/[.!?:]$/.test(line) && !/[.!?]["”]?$/.test(next);
}

const maxBreadcrumbs = 80;

const sections = new Set(
  `world|politics|business|economy|opinion|analysis|sport|sports|tech|technology|science|health|culture|arts
|travel|environment|climate|nature|china|asia|asia-pacific|asia pacific|africa|europe|americas|america|us
|u.s.|uk|middle east|oceania|latin america|news|national|local|international|global|finance|markets|money
|energy|education|entertainment|lifestyle|society|media|law|crime|defense|defence|security|diplomacy
|top news|latest|features|video|in depth|cgtn explains|fact check|editorial|commentary|first voice`.split(
    /\n?\|/,
  ),
);

function wordsIn(text: string): number {
  return text.split(' ').length;
}
