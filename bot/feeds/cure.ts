// What to do about a feed that cannot be read.

/** Patterns of the reason, each with what to do about it; the first match counts. */
const CURES: readonly [RegExp, string][] = [
  [
    /\(410|\bended\b|gone for good/u,
    'Remove it, and follow the address of the site instead: it may have a new feed.',
  ],
  [
    /status 404|no feed at this address|nothing at that address|list of feeds/u,
    'The feed may have moved: remove it, and follow the address of the site instead.',
  ],
  [
    /status (?:401|402|403|451)|robots\.txt/u,
    'The site does not let programs read it: remove it, or ask its publisher for access.',
  ],
  [
    /no server of that name|could not be looked up|cannot be reached|nothing answers/u,
    'Check the spelling of the address and the connection of this machine. It is tried again by itself.',
  ],
  [
    /could not be stored/u,
    'The articles are read again once they can be stored: see the log of npm start.',
  ],
];

/** What to do about a feed that fails for this reason; nothing but waiting helps for any other. */
export function cureOf(reason: string): string {
  const known = CURES.find(([pattern]) => pattern.test(reason))?.[1];
  return (
    known ??
    'It is tried again by itself. If this stays, remove it and follow the address of the site instead.'
  );
}
