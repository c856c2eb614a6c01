/**
 * The section that a line above the headline names, `next` being the line of text that follows;
 * of a trail such as `Home > World > Europe` the last. Null where the line is the headline itself.
 */
export function sectionName(line: string, next: string): string | null {
  if (next === '' || next.length > longestHeadline || line.length > longestTrail) return null;
  const crumbs = line.split(/\s*[>›»/|]\s*/).filter((crumb) => crumb !== '');
  if (crumbs.length > 1 && crumbs.every((crumb) => wordsIn(crumb) <= 3))
    return crumbs.at(-1) ?? null;
  return sections.has(line.toLowerCase()) || looksLikeLabel(line, next) ? line : null;
}

function looksLikeLabel(line: string, next: string): boolean {
  const isShorter = wordsIn(line) <= 3 && wordsIn(next) > wordsIn(line) + 1;
  return isShorter && !/[.!?:]$/.test(line) && !/[.!?]["”]?$/.test(next);
}

const longestHeadline = 250;
const longestTrail = 80;

const sections = new Set(
  `world|politics|business|economy|opinion|analysis|sport|sports|tech|technology|science|health|culture|arts
|travel|environment|climate|nature|china|asia|asia-pacific|asia pacific|africa|europe|americas|america|us
|u.s.|uk|middle east|oceania|latin america|news|national|local|international|global|finance|markets|money
|energy|education|entertainment|lifestyle|society|media|law|crime|defense|defence|security|diplomacy
|top news|latest|features|video|in depth|cgtn explains|fact check|editorial|commentary|first voice`.split(
    /\s*\|\s*/,
  ),
);

function wordsIn(text: string): number {
  return text.split(' ').length;
}
