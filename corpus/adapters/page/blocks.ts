import type { PageNode } from './dom.ts';

/** One paragraph, heading or list item of a page. */
export type Block = {
  /** One line, as in the page but for white space. */
  text: string;
  /** How many characters of it are links. */
  linked: number;
  /** `P`, `LI`, `H2` … : the element it stands in. */
  element: string;
};

/** The runs of text that a page shows as separate, in reading order. */
export function blocksOf(root: PageNode): Block[] {
  const blocks: Block[] = [];
  let open: Block = { text: '', linked: 0, element: root.nodeName };
  const close = (element: string): void => {
    const text = open.text.replace(/\s+/g, ' ').trim();
    if (text !== '') blocks.push({ ...open, text });
    open = { text: '', linked: 0, element };
  };
  const walk = (node: PageNode, around: { element: string; isLink: boolean }): void => {
    for (const child of node.childNodes) {
      const { nodeName } = child;
      if (nodeName === '#text') {
        const text = child.textContent ?? '';
        open.text += text;
        if (around.isLink) open.linked += text.trim().length;
      } else if (nodeName === 'BR') close(around.element);
      else if (cells.has(nodeName)) {
        open.text += ' ';
        walk(child, around);
      } else if (inline.has(nodeName))
        walk(child, { ...around, isLink: around.isLink || nodeName === 'A' });
      else if (/^[A-Z]/i.test(nodeName)) {
        close(nodeName);
        walk(child, { element: nodeName, isLink: around.isLink });
        close(around.element);
      }
    }
  };
  walk(root, { element: root.nodeName, isLink: false });
  close('');
  return blocks;
}

// The cells of a row read as one line.
const cells = new Set(['TD', 'TH']);
const inline = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);
