/**
 * The JSON values in what a model wrote, in order: the whole text if it is one, then every object
 * within it, past thoughts (`<think>`), code fences and talk around it. Never throws.
 */
export function jsonIn(text: string): unknown[] {
  return [text, ...objectsIn(withoutThoughts(text))]
    .map((piece) => parsed(piece))
    .filter((value) => value !== undefined);
}

/** Some models open their thoughts without a tag, some never close them. */
function withoutThoughts(text: string): string {
  const close = '</think>';
  const end = text.lastIndexOf(close);
  const spoken = end === -1 ? text : text.slice(end + close.length);
  const open = spoken.indexOf('<think>');
  return open === -1 ? spoken : spoken.slice(0, open);
}

/** The outermost runs from a brace to the brace that closes it; braces in strings do not count. */
function objectsIn(text: string): string[] {
  const objects: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (depth > 0 && character === '"') {
      at = endOfString(text, at);
    } else if (depth > 0 && character === '}') {
      depth -= 1;
      if (depth === 0) objects.push(text.slice(start, at + 1));
    }
  }
  return objects;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
