import { closedElements, cutItems, type Piece } from './cut-items.ts';

/** What parses a feed, and how many items it found. */
type Parser<Parsed> = { parse: (xml: string) => Parsed; count: (parsed: Parsed) => number };

/** The parsed document, or its head and items parsed one by one; and how many items are lost. */
type Parts<Parsed> = { parts: Parsed[]; lost: number };

/**
 * Parses XML whole. Where that fails, or finds fewer items than there are tags that open one, each
 * item is parsed by itself inside the document's root, so that a broken one costs no other.
 */
export function parseParts<Parsed>(xml: string, parser: Parser<Parsed>): Parts<Parsed> {
  const whole = attempt(xml, parser);
  const found = whole === null ? 0 : parser.count(whole);
  const pieces = cutItems(xml);
  if (whole !== null && found >= pieces.items.length) return { parts: [whole], lost: 0 };
  const one = (piece: Piece, least: number): Parsed | null =>
    attempt(pieces.wrap(piece), parser, least) ??
    attempt(pieces.wrap(closedElements(piece)), parser, least);
  const parts = pieces.items.map((item) => one(item, 1)).filter((part) => part !== null);
  if (whole !== null && found >= parts.length) return { parts: [whole], lost: 0 };
  const head = one(pieces.head, 0);
  return {
    parts: [...(head === null ? [] : [head]), ...parts],
    lost: pieces.items.length - parts.length,
  };
}

function attempt<Parsed>(xml: string, { parse, count }: Parser<Parsed>, least = 0): Parsed | null {
  try {
    const parsed = parse(xml);
    return count(parsed) >= least ? parsed : null;
  } catch {
    return null;
  }
}
