// Cuts a page into the blocks of text that it shows.
import { type PageElement, type PageNode, shownText, textOf } from './dom.ts';

/** A paragraph, heading or list item of a page. */
export type Block = {
  /** One line, with single spaces. */
  text: string;
  /** How many characters of the text are links. */
  linked: number;
  /** The element around it: `P`, `LI`, `H2` … */
  element: string;
};

type Around = { element: string; isLink: boolean };

/** The blocks of text that a page shows, in reading order. */
export function blocksOf(root: PageNode): Block[] {
  const blocks: Block[] = [];
  let open: Block = { text: '', linked: 0, element: root.nodeName };
  const close = (element: string): void => {
    const text = shownText(open.text);
    if (text !== '') blocks.push({ ...open, text });
    open = { text: '', linked: 0, element };
  };
  const addText = (text: string, isLink: boolean): void => {
    open.text += text;
    if (isLink) open.linked += text.trim().length;
  };
  const walk = (node: PageNode, around: Around): void => {
    for (const child of node.childNodes) {
      const { nodeName } = child;
      if (nodeName === '#text') addText(child.textContent ?? '', around.isLink);
      else if (nodeName === 'BR') close(around.element);
      else if (inline.has(nodeName)) {
        // The cells of a table row become one line.
        if (isCell(nodeName)) addText(' ', false);
        walk(child, { ...around, isLink: around.isLink || nodeName === 'A' });
      } else if (/^[A-Z]/i.test(nodeName)) walkBlock(child, around);
    }
  };
  const walkBlock = (node: PageNode, around: Around): void => {
    close(node.nodeName);
    const rows = isTable(node) ? namedRows(node) : null;
    if (rows === null) walk(node, { element: node.nodeName, isLink: around.isLink });
    else blocks.push(...rows.map((text) => ({ text, linked: 0, element: 'TR' })));
    close(around.element);
  };
  walk(root, { element: root.nodeName, isLink: false });
  close('');
  return blocks;
}

const inline = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TD TH TIME TT U VAR WBR'.split(
    ' ',
  ),
);

function isCell(nodeName: string): boolean {
  return nodeName === 'TD' || nodeName === 'TH';
}

function isTable(node: PageNode): node is PageElement {
  return node.nodeName === 'TABLE';
}

/**
 * The rows of a table that has a row of column names, each as a line such as `Jane Doe: Votes 9,870,
 * Share 38.3%`, so that a row says what its figures are. Null for other tables, for layouts, and
 * for tables so long that they are data rather than text.
 */
function namedRows(table: PageElement): string[] | null {
  const [first = [], ...rows] = [...table.querySelectorAll('tr')].map(cellsOf);
  const names = first.map(({ text }) => text);
  const isHeader = first.every(({ isHeading, text }) => isHeading || text === '');
  if (!isHeader || names.length < 2 || rows.length === 0 || rows.length > maxRows) return null;
  const isPlain = rows.every(
    (row) => row.length <= names.length && row.every(({ text }) => text.length <= maxCell),
  );
  return isPlain ? rows.flatMap((row) => lineOf(row, names)) : null;
}

const maxRows = 40;
const maxCell = 120;

type Cell = { text: string; isHeading: boolean };

function cellsOf(row: PageElement): Cell[] {
  return [...row.querySelectorAll('th, td')].map((cell) => ({
    text: textOf(cell),
    isHeading: cell.nodeName === 'TH',
  }));
}

function lineOf([subject, ...values]: readonly Cell[], names: readonly string[]): string[] {
  const facts = values
    .map(({ text }, index) => (text === '' ? '' : `${names[index + 1] ?? ''} ${text}`.trim()))
    .filter((fact) => fact !== '')
    .join(', ');
  const line = [subject?.text ?? '', facts].filter((part) => part !== '').join(': ');
  return line === '' ? [] : [line];
}
