// Reads JSON as it stands in pages: with trailing commas, comments, bad escapes.

/**
 * All values in a script of JSON, one after another. Reads valid JSON as it is, and mends commas too
 * many or too few, comments, CDATA marks, raw line breaks, unknown escapes and quotation marks
 * within strings. Leaves out what cannot be read. Linear; never throws.
 */
export function looseJson(script: string): unknown[] {
  try {
    return [JSON.parse(script)];
  } catch {
    return mendedValues(script);
  }
}

const maxDepth = 60;

/** What a script consists of: strings, single signs, other words; comments and marks go. */
type Token = { kind: 'string' | 'sign' | 'word'; text: string };

function mendedValues(script: string): unknown[] {
  const tokens = tokensOf(script);
  const values: unknown[] = [];
  let at = 0;

  const value = (depth: number): unknown => {
    const token = tokens[at];
    at += 1;
    if (token === undefined || depth > maxDepth) return null;
    if (token.kind === 'string') return token.text;
    if (token.kind === 'word') return plainValue(token.text);
    if (token.text === '[') return list(depth);
    return token.text === '{' ? object(depth) : null;
  };
  const isAt = (sign: string): boolean => tokens[at]?.kind === 'sign' && tokens[at]?.text === sign;
  const list = (depth: number): unknown[] => {
    const items: unknown[] = [];
    while (at < tokens.length && !isAt(']') && !isAt('}'))
      if (isAt(',')) at += 1;
      else items.push(value(depth + 1));
    at += 1;
    return items;
  };
  const object = (depth: number): Record<string, unknown> => {
    const entries: [string, unknown][] = [];
    while (at < tokens.length && !isAt('}') && !isAt(']')) {
      const { kind = 'sign', text = '' } = tokens[at] ?? {};
      at += 1;
      if (kind === 'sign' || !isAt(':')) continue;
      at += 1;
      entries.push([text, value(depth + 1)]);
    }
    at += 1;
    return Object.fromEntries(entries);
  };

  while (at < tokens.length)
    if (isAt('{') || isAt('[')) values.push(value(0));
    else at += 1;
  return values;
}

function plainValue(word: string): unknown {
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  return /^-?\d/.test(word) ? Number.parseFloat(word) : word;
}

const parts =
  /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|<!--|-->|<!\[CDATA\[|\]\]>|\s+|;|([{}[\]:,])|"|([^\s{}[\]:,";]+)/gy;

function tokensOf(script: string): Token[] {
  const tokens: Token[] = [];
  parts.lastIndex = 0;
  for (let found = parts.exec(script); found !== null; found = parts.exec(script)) {
    const [all, sign, word] = found;
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (all === '"') {
      const end = endOfString(script, parts.lastIndex);
      tokens.push({ kind: 'string', text: unescaped(script.slice(parts.lastIndex, end)) });
      parts.lastIndex = end + 1;
    }
  }
  return tokens;
}

/** The quotation mark that ends a string: others are not followed by a sign. */
function endOfString(script: string, start: number): number {
  for (let at = start; at < script.length; at += 1) {
    if (script[at] === '\\') at += 1;
    else if (script[at] === '"' && ends.test(script.slice(at + 1, at + 40))) return at;
  }
  return script.length;
}

const ends = /^\s*(?:[,:}\]]|"|\/[/*]|$)/;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|([^]))/gi, (_whole, code, character) =>
    code === undefined
      ? (escapes[String(character)] ?? String(character))
      : String.fromCharCode(Number.parseInt(String(code), 16)),
  );
}
