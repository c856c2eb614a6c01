/** Names, and the lines that are said to them. */
type Group = { names: Set<string>; lines: string[] };

/**
 * What a robots.txt says to `productToken` and to everybody, in a form that is cheap to parse and
 * to match; null for one that no person wrote. The parser keeps every rule once for every name
 * above it, and half a megabyte of names and rules becomes gigabytes: what is said to others is
 * left out, and no name comes twice above the same rules. It matches wildcards in the length of
 * the rules times the length of the path, so there is a limit to rules with wildcards.
 */
export function tameRobots(text: string, productToken: string): string | null {
  const ours = [productToken.toLowerCase(), '*'];
  const kept = groupsOf(text).flatMap(({ names, lines }) => {
    const called = ours.filter((name) => names.has(name));
    return called.length > 0 ? [...called.map((name) => `User-agent: ${name}`), ...lines] : [];
  });
  const wild = kept.filter((line) => line.includes('*'));
  return wild.join('').length > mostWildcards ? null : kept.join('\n');
}

/** In characters of the lines that hold them: about a thousand long rules. */
const mostWildcards = 50_000;

/** The groups as the parser sees them: remarks and what is no field do not part names. */
function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const [, field, value = ''] = /^([^:#]*):([^#]*)/u.exec(line) ?? [];
    let group = groups.at(-1);
    if (field?.trim().toLowerCase() === 'user-agent') {
      if (!group || group.lines.length > 0) groups.push((group = { names: new Set(), lines: [] }));
      group.names.add(nameOf(value));
    } else if (field !== undefined) {
      group?.lines.push(line);
    }
  }
  return groups;
}

/** Without the version that a name may bring with it. */
function nameOf(value: string): string {
  return (value.split('/', 1)[0] ?? '').trim().toLowerCase();
}
