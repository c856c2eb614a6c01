/** Inline text. A timestamp has `seconds` since 1970 and Discord's letter for the style. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code' | 'command'; text: string }
  | { type: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] }
  | { type: 'timestamp'; seconds: number; style: string };

/** A block of lines. A `blank` is one empty line; each list item is a list of blocks. */
export type Block =
  | { type: 'paragraph' | 'subtext'; children: Inline[] }
  | { type: 'heading'; level: number; children: Inline[] }
  | { type: 'quote'; children: Block[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'fence'; language: string; text: string }
  | { type: 'blank' };

/** Parses a text in Discord's Markdown into a tree. It never fails. */
export function parseMarkdown(text: string): Block[];
