/** A piece of running text. `seconds` counts from 1970; `style` is Discord's letter. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] }
  | { type: 'timestamp'; seconds: number; style: string };

/** A block of lines. A `blank` is one empty line; a list item is blocks again. */
export type Block =
  | { type: 'paragraph' | 'subtext'; children: Inline[] }
  | { type: 'heading'; level: number; children: Inline[] }
  | { type: 'quote'; children: Block[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'fence'; language: string; text: string }
  | { type: 'blank' };

/** The tree of a text in Discord's Markdown; every text has one. */
export function parseMarkdown(text: string): Block[];
