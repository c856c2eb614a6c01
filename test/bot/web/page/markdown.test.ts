import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Inline } from '../../../../bot/web/page/markdown.d.ts';
// oxlint-disable-next-line import/extensions -- a browser loads this file as it is
import { parseMarkdown } from '../../../../bot/web/page/markdown.js';

test.for<[string, string, Inline[]]>([
  ['bold', '**a**', [{ type: 'strong', children: words('a') }]],
  ['italic with a star', '*a*', [{ type: 'emphasis', children: words('a') }]],
  ['italic with an underscore', '_a_', [{ type: 'emphasis', children: words('a') }]],
  ['underline', '__a__', [{ type: 'underline', children: words('a') }]],
  ['strike', '~~a~~', [{ type: 'strike', children: words('a') }]],
  ['spoiler', '||a||', [{ type: 'spoiler', children: words('a') }]],
  ['code', '`a **b**`', [{ type: 'code', text: 'a **b**' }]],
  ['code with a backtick', '`` a`b ``', [{ type: 'code', text: 'a`b' }]],
  [
    'bold and italic',
    '***a***',
    [{ type: 'strong', children: [{ type: 'emphasis', children: words('a') }] }],
  ],
  [
    'bold in italic',
    '*a **b***',
    [{ type: 'emphasis', children: [...words('a '), { type: 'strong', children: words('b') }] }],
  ],
  ['bold over a line end', '**a\nb**', [{ type: 'strong', children: words('a\nb') }]],
  [
    'bold around an escaped star',
    String.raw`**a\*b**`,
    [{ type: 'strong', children: words('a*b') }],
  ],
  [
    'a star in code in bold',
    '**`**`**',
    [{ type: 'strong', children: [{ type: 'code', text: '**' }] }],
  ],
])('reads %s', ([, text, expected]) => {
  expect(inline(text)).toEqual(expected);
});

test.for([
  '2 * 3 * 4',
  'snake_case_name',
  '**',
  '****',
  '** open',
  'a ` b',
  '||',
  '[a](javascript:alert(1))',
  '[a](data:text/html,x)',
  '[a] (b)',
  '<t:now:R>',
  '<t:9999999999999>',
  '<script>alert(1)</script>',
])('leaves %s as text', (text) => {
  expect(inline(text)).toEqual(words(text));
});

test('reads masked links, and their labels as Markdown without links', () => {
  expect(inline('[**a** https://b.example](https://a.example/x)')).toEqual([
    link('https://a.example/x', [
      { type: 'strong', children: words('a') },
      ...words(' https://b.example'),
    ]),
  ]);
});

test.for([
  ['[a](https://a.example/x_(y))', 'https://a.example/x_(y)', 'a'],
  ['[a](<https://a.example/x_(y>)', 'https://a.example/x_(y', 'a'],
  ['[a](https://a.example/ "a title")', 'https://a.example/', 'a'],
  ['[[1]](https://a.example/)', 'https://a.example/', '[1]'],
  [String.raw`[\[1\]](https://a.example/)`, 'https://a.example/', '[1]'],
  ['https://a.example/x', 'https://a.example/x', 'https://a.example/x'],
  ['<https://a.example/x>', 'https://a.example/x', 'https://a.example/x'],
] as const)('reads the link %s', ([text, url, label]) => {
  expect(inline(text)).toEqual([link(url, words(label))]);
});

test('ends a bare address before the full stop of its sentence', () => {
  expect(inline('See https://a.example/x.')).toEqual([
    ...words('See '),
    link('https://a.example/x', words('https://a.example/x')),
    ...words('.'),
  ]);
});

test('reads timestamps, in the long style by default', () => {
  expect(inline('<t:1764547200:R><t:-60>')).toEqual([
    { type: 'timestamp', seconds: 1764547200, style: 'R' },
    { type: 'timestamp', seconds: -60, style: 'f' },
  ]);
});

test('reads headings, small print and empty lines', () => {
  expect(parseMarkdown('# a\n### b\n\n-# c\n#### d\n#e')).toEqual([
    { type: 'heading', level: 1, children: words('a') },
    { type: 'heading', level: 3, children: words('b') },
    { type: 'blank' },
    { type: 'subtext', children: words('c') },
    paragraph('#### d\n#e'),
  ]);
});

test('reads quotes line by line, or to the end', () => {
  expect(parseMarkdown('> a\n> # b\nc\n>>> d\ne')).toEqual([
    {
      type: 'quote',
      children: [paragraph('a'), { type: 'heading', level: 1, children: words('b') }],
    },
    paragraph('c'),
    { type: 'quote', children: [paragraph('d\ne')] },
  ]);
});

test('reads lists with their numbers, nested by indentation', () => {
  expect(parseMarkdown('- a\n  - b\n  more\n- c\n3. d\n4. e')).toEqual([
    {
      type: 'list',
      ordered: false,
      start: 1,
      items: [
        [
          paragraph('a'),
          { type: 'list', ordered: false, start: 1, items: [[paragraph('b')]] },
          paragraph('more'),
        ],
        [paragraph('c')],
      ],
    },
    { type: 'list', ordered: true, start: 3, items: [[paragraph('d')], [paragraph('e')]] },
  ]);
});

test('reads fences anywhere, and nothing inside them', () => {
  expect(parseMarkdown('a\n```ts\n# b\n**c**\n```\nd ```e```')).toEqual([
    paragraph('a'),
    { type: 'fence', language: 'ts', text: '# b\n**c**' },
    paragraph('d '),
    { type: 'fence', language: '', text: 'e' },
  ]);
});

test('reads an escaped mark at the start of a line as text', () => {
  expect(parseMarkdown('\\# a\n\\- b\n\\> c\n1\\. d')).toEqual([paragraph('# a\n- b\n> c\n1. d')]);
});

const marks = ['*', '**', '_', '__', '~~', '||', '`', '```', '\\', '\n', ' ', '  ', '# ', '-# '];
const starts = ['- ', '1. ', '> ', '>>> ', '[', ']', '(', ')', '<t:0:R>', 'https://a.example'];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...marks, ...starts), fc.string({ unit: 'grapheme' })), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

test('reads any text into links of http and https alone', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const urls = [...linksOf(parseMarkdown(text))];
      expect(urls.filter((url) => !/^https?:\/\//.test(url))).toEqual([]);
    }),
  );
});

test('keeps every letter of a text without links and fences, in order', () => {
  const pieces = fc.constantFrom(...marks.filter((mark) => mark !== '```'), '- ', '> ', 'x', 'yz');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (drawn) => {
      const text = drawn.join('');
      fc.pre(!text.includes('```'));
      expect(letters(textOf(parseMarkdown(text)))).toBe(letters(text));
    }),
  );
});

test('returns escaped text as it was', () => {
  const line = fc.stringMatching(/^[ -~]+$/).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(line, (text) => {
      const escaped = text.replaceAll(/[^\w\s]|_/g, String.raw`\$&`);
      expect(textOf(parseMarkdown(escaped))).toBe(text);
    }),
  );
});

test('reads a text of nothing but open marks', () => {
  const text = '**a __b ~~c ||d *e _f `g [h '.repeat(140);
  expect(textOf(parseMarkdown(text))).toContain('[h');
});

function letters(text: string): string {
  return text.replaceAll(/[^a-z]/g, '');
}

function words(text: string): Inline[] {
  return [{ type: 'text', text }];
}

function paragraph(text: string): Block {
  return { type: 'paragraph', children: words(text) };
}

function link(url: string, children: Inline[]): Inline {
  return { type: 'link', url, children };
}

function inline(text: string): Inline[] {
  const [block, ...more] = parseMarkdown(text);
  expect(more).toEqual([]);
  return block?.type === 'paragraph' ? block.children : [];
}

function textOf(nodes: readonly (Block | Inline)[]): string {
  return nodes.map((node) => ('text' in node ? node.text : textOf(childrenOf(node)))).join('');
}

function* linksOf(nodes: readonly (Block | Inline)[]): Generator<string> {
  for (const node of nodes) {
    if (node.type === 'link') yield node.url;
    yield* linksOf(childrenOf(node));
  }
}

function childrenOf(node: Block | Inline): (Block | Inline)[] {
  if ('items' in node) return node.items.flat();
  return 'children' in node ? node.children : [];
}
