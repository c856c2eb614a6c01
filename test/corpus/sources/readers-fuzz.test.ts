import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Found, Reader } from '../../../corpus/article-source.ts';
import { cutPassages } from '../../../corpus/passages.ts';
import { fileSource } from '../../../corpus/sources/files/file-source.ts';
import { readJson, readJsonLine } from '../../../corpus/sources/files/json.ts';
import { readMarkdown } from '../../../corpus/sources/files/markdown.ts';
import { readPressPage } from '../../../corpus/sources/files/press-page.ts';
import { readHtmlPage } from '../../../corpus/sources/page/html-page.ts';
import { toArticle } from '../../../corpus/to-article.ts';

const readers: [string, Reader, string[]][] = [
  [
    'press page',
    readPressPage,
    [
      'Europe',
      '2025.12.01 21:11 GMT+8',
      'Updated',
      'CGTN',
      'By Jane Doe',
      '• ',
      '/Name/Agency',
      '|',
    ],
  ],
  [
    'Markdown',
    readMarkdown,
    ['---\n', 'title: ', '# ', '**', '_', '[', '](', ')', '![', '```', '|', '> '],
  ],
  [
    'JSON',
    readJson,
    ['{', '}', '[', ']', '"title"', '"text"', ':', ',', '"articles"', '"x"', 'null'],
  ],
  ['JSON lines', readLines, ['{"title":"a","text":"b"}', '{', '}', '"', ':', 'null', '[]']],
  [
    'page',
    readHtmlPage,
    [
      '<html>',
      '<body>',
      '<p>',
      '</p>',
      '<div class="share">',
      '<table><tr><td>',
      '<meta property="og:title"',
      '<h1>',
      '<br>',
      '<!--',
      '<script type="application/ld+json">',
      '{"@type":"NewsArticle"}',
      '</script>',
      '<time datetime="',
      '">',
    ],
  ],
];

function readLines(content: string, name: string): Found[] {
  return content.split('\n').flatMap((line) => readJsonLine(line, name) ?? []);
}

test.each(readers)('no input makes the %s reader throw', (_name, reader, parts) => {
  const pieces = fc.oneof(
    fc.constantFrom(...parts, '\n', '\n\n', ' ', 'The boat left on Monday.'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const contents = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''));
  fc.assert(
    fc.property(contents, (content) => {
      for (const found of reader(content, 'name')) {
        expect(found.input).toContain('name');
        const made = 'line' in found ? toArticle(found.line) : found;
        expect('rejected' in made ? made.rejected : made.article.text).not.toBe('');
      }
    }),
    { numRuns: 300 },
  );
});

const manyTimes = [
  '[',
  '![',
  '](',
  '*',
  '**a',
  '_',
  '`',
  '<',
  '<a ',
  '&amp;',
  '&',
  '|',
  '"',
  '> ',
  '- ',
  '\n',
  'a b',
  '(',
  '/A',
  '{"a":',
  'Source: ',
  '#',
  '<b>',
  '&nbsp;',
  '\u00A0',
  '"a b." ',
  'a',
  'Ã©',
  'Photo: ',
  ' - ',
];

test.each(manyTimes)('%j repeated endlessly stops no reader', (piece) => {
  const content = `Title\n2025-12-01\n${piece.repeat(100_000 / piece.length)}`;
  for (const [, reader] of readers) {
    for (const found of reader(content, 'name')) if ('line' in found) toArticle(found.line);
  }
  const page = `<title>A - ${content}</title><h1>A</h1><p>${content}</p>`;
  expect(readHtmlPage(page, `https://example.com/${content}`)).toHaveLength(1);
  expect(cutPassages({ id: 'a', text: content.repeat(10) }).length).toBeGreaterThan(0);
});

test('no bytes make the file source throw', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 100 }).map((rest) => new Uint8Array([0x1f, 0x8b, 8, ...rest])),
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { maxLength: 4 }), async (chunks) => {
      async function* stdin(): AsyncGenerator<Uint8Array> {
        yield* chunks;
      }
      const found = await Array.fromAsync(fileSource(['-'], { stdin: stdin() }).articles());
      expect(found.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
