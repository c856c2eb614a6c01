import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Found } from '../../../../corpus/article-source.ts';
import {
  fileSource,
  type FileSourceOptions,
  sizeOfFiles,
} from '../../../../corpus/sources/files/file-source.ts';
import { fileErrorReason } from '../../../../corpus/sources/files/walk-files.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-files-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function read(paths: string[], options: FileSourceOptions = {}): Promise<Found[]> {
  return await Array.fromAsync(fileSource(paths, options).articles());
}

async function rejection(path: string): Promise<string> {
  const found = await read([path]);
  expect(found).toEqual([{ input: path, rejected: expect.any(String) }]);
  const [only] = found;
  return only !== undefined && 'rejected' in only ? only.rejected : '';
}

function titles(found: readonly Found[]): string[] {
  return found.map((each) => ('line' in each ? each.line.title : `rejected ${each.input}`));
}

const line = (title: string): string => JSON.stringify({ title, text: 'Words.' });
const html = '<html><body><h1>Page</h1><article><p>Words of it.</p></article></body></html>';

test('each kind of file is read by its extension, compressed or not', async () => {
  const contents = {
    'a.txt': 'Text\n\nWords.',
    'b.md': '# Mark\n\nWords.',
    'c.html': html,
    'd.HTM': html,
    'e.json': `[${line('List')}]`,
    'f.jsonl': `${line('Line')}\n`,
    'g.ndjson': line('Other line'),
  };
  for (const [name, content] of Object.entries(contents)) {
    await put(name, content);
    await put(`packed/${name}.gz`, gzipSync(content));
  }
  const each = ['Text', 'Mark', 'Page', 'Page', 'List', 'Line', 'Other line'];
  expect(titles(await read([folder]))).toEqual([...each, ...each]);
});

test('a folder is read in order of names, without hidden and unknown files', async () => {
  await put('b/1.txt', 'B1\n\nx');
  await put('a.txt', 'A\n\nx');
  await put('c.txt', 'C\n\nx');
  await put('.hidden.txt', 'Hidden\n\nx');
  await put('.git/x.txt', 'Hidden\n\nx');
  await put('picture.png', 'x');
  await symlink(folder, join(folder, 'b', 'loop'));
  await symlink(join(folder, 'nowhere'), join(folder, 'd.txt'));
  const found = await read([folder]);
  expect(titles(found)).toEqual(['A', 'B1', 'C', `rejected ${join(folder, 'd.txt')}`]);
});

test('a folder without a readable file is one rejection', async () => {
  await put('sub/picture.png', 'x');
  expect(await rejection(folder)).toContain('.txt, .md, .html, .json, .jsonl or a feed');
});

test('a broken line is rejected with its number, and the rest is read', async () => {
  const lines = await put('a.jsonl', `${line('A')}\n\n{"title"\n${line('B')}\n{"title":"C"}`);
  const other = await put('b.txt', 'D\n\nx');
  const found = await read([lines, join(folder, 'missing.txt'), other]);
  expect(found).toMatchObject([
    { input: `${lines}, line 1`, line: { title: 'A' } },
    { input: `${lines}, line 3`, rejected: expect.stringMatching(/^not valid JSON/) },
    { input: `${lines}, line 4`, line: { title: 'B' } },
    { input: `${lines}, line 5`, rejected: 'no text' },
    { rejected: 'no such file or folder; check the spelling of the path' },
    { input: other, line: { title: 'D' } },
  ]);
});

test('a named file of an unknown kind is rejected with a list of the known kinds', async () => {
  expect(await rejection(await put('a.pdf', 'x'))).toContain('.jsonl');
  expect(await rejection(await put('noending', 'x'))).toContain('.jsonl');
});

test('empty and blank files are rejected', async () => {
  expect(await rejection(await put('a.txt', ''))).toBe('it is empty');
  expect(await rejection(await put('a.jsonl', ''))).toBe('it is empty');
  expect(await rejection(await put('b.txt', ' \n\n'))).toBe('there is no article in it');
  expect(await rejection(await put('c.json', '[]'))).toBe('there is no article in it');
});

test('binary content named .txt is rejected', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  const noise = Buffer.from(Array.from({ length: 999 }, (_, index) => 1 + ((index * 89) % 255)));
  expect(await rejection(await put('a.txt', png))).toContain('not text');
  expect(await rejection(await put('b.html', noise))).toContain('not text');
  expect(await rejection(await put('c.jsonl', png))).toContain('not text');
});

test('a line of binary content does not affect the others, and a single zero byte is dropped', async () => {
  const lines = [line('A'), '\0'.repeat(9) + '\x9f'.repeat(9), `${line('B')}\0`, line('C')];
  const padding = ' '.repeat(4_000);
  const path = await put('a.jsonl', padding + lines.join('\n'));
  expect(titles(await read([path]))).toEqual(['A', `rejected ${path}, line 2`, 'B', 'C']);
});

test('UTF-16 without a byte order mark is recognised by leading markup', async () => {
  const page = Buffer.from('<html><body><h1>Quay</h1><p>It opens.</p></body></html>', 'utf16le');
  expect(titles(await read([await put('a.html', page)]))).toEqual(['Quay']);
});

test('a truncated gzip gives its whole lines, and is rejected for the rest', async () => {
  const packed = gzipSync(Array.from({ length: 3_000 }, (_, n) => line(`T ${n * n}`)).join('\n'));
  const path = await put('a.jsonl.gz', packed.subarray(0, packed.length - 500));
  const found = await read([path]);
  expect(found.length).toBeGreaterThan(100);
  expect(found.at(-1)).toEqual({ input: path, rejected: expect.stringContaining('gzip') });
  expect(await rejection(await put('b.json.gz', packed.subarray(0, 200)))).toContain('gzip');
});

test('plain text named .gz is read as it is', async () => {
  expect(titles(await read([await put('a.txt.gz', 'Plain\n\nx')]))).toEqual(['Plain']);
});

test('a decompression bomb is rejected', async () => {
  const bomb = gzipSync(Buffer.alloc(60_000_000, ' '));
  expect(await rejection(await put('a.json.gz', bomb))).toContain('larger than 50 MB');
});

test('a line beyond 20 MB is rejected, and the next one is read', async () => {
  const long = line('x'.repeat(20_000_001));
  const path = await put('a.jsonl', `${line('A')}\n${long}\n${line('B')}\n`);
  expect(titles(await read([path]))).toEqual(['A', `rejected ${path}, line 2`, 'B']);
});

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from('Café “öl”\n\nx')],
  ['UTF-8 with its mark', Buffer.from('\uFEFFCafé “öl”\n\nx')],
  ['windows-1252', Buffer.from('Caf\xe9 \x93\xf6l\x94\n\nx', 'latin1')],
  ['UTF-16 little-endian', Buffer.from('\uFEFFCafé “öl”\n\nx', 'utf16le')],
  ['UTF-16 big-endian', Buffer.from('\uFEFFCafé “öl”\n\nx', 'utf16le').swap16()],
])('%s is decoded', async (_encoding, bytes) => {
  expect(titles(await read([await put('a.txt', bytes)]))).toEqual(['Café “öl”']);
});

test('one bad byte leaves the accents of a UTF-8 text alone', async () => {
  const bytes = Buffer.concat([Buffer.from('Café, Öl, Ærø\n\nx '), Buffer.from([0xff])]);
  expect(titles(await read([await put('a.txt', bytes)]))).toEqual(['Café, Öl, Ærø']);
});

async function* chunksOf(content: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}

test.each([
  ['article lines', `${line('A')}\n${line('B')}\n`, ['A', 'B']],
  ['a single line', line('A'), ['A']],
  ['lines of which the first is broken', `{"title}\n${line('B')}`, ['rejected -, line 1', 'B']],
  ['a JSON list', `[${line('A')},\n${line('B')}]`, ['A', 'B']],
  ['a JSON object', `{\n"articles": [\n${line('A')}\n]}`, ['A']],
  ['a page', html, ['Page']],
  ['Markdown', '---\ntitle: Mark\n---\nx', ['Mark']],
  ['Markdown without front matter', '# Mark\n\nx', ['Mark']],
  ['text', 'Text\n\nx', ['Text']],
])('standard input is recognised as %s', async (_kind, content, expected) => {
  const plain = await read(['-'], { stdin: chunksOf(content), stdinName: '-' });
  const packed = await read(['-'], { stdin: chunksOf(gzipSync(content)), stdinName: '-' });
  expect([titles(plain), titles(packed)]).toEqual([expected, expected]);
});

test('standard input that is empty or missing is one rejection', async () => {
  const input = 'standard input';
  expect(await read(['-'])).toEqual([{ input, rejected: 'nothing is piped into standard input' }]);
  expect(await read(['-'], { stdin: chunksOf('') })).toEqual([{ input, rejected: 'it is empty' }]);
});

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${line('A')}\n`);
  await Promise.resolve();
  throw new Error('the pipe broke');
}

test('standard input that breaks off gives what arrived, and is rejected for the rest', async () => {
  expect(await read(['-'], { stdin: broken() })).toMatchObject([
    { line: { title: 'A' } },
    { input: 'standard input', rejected: 'it cannot be read: the pipe broke' },
  ]);
});

test('a large file of lines is not held in memory', async () => {
  const path = join(folder, 'large.jsonl');
  const file = createWriteStream(path);
  const large = `${JSON.stringify({ title: 'T', text: 'words '.repeat(20_000) })}\n`.repeat(10);
  for (let count = 0; count < 80; count += 1) {
    if (!file.write(large)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  globalThis.gc?.();
  const before = process.memoryUsage();
  let lines = 0;
  let most = 0;
  for await (const found of fileSource([path]).articles()) {
    lines += 'line' in found ? 1 : 0;
    const now = process.memoryUsage();
    most = Math.max(most, now.arrayBuffers - before.arrayBuffers);
  }
  expect(lines).toBe(800);
  expect(most).toBeLessThan(large.length * 80 * 0.8);
});

test('a source can be read twice and left in the middle', async () => {
  const path = await put('a.jsonl', Array.from({ length: 50 }, (_, n) => line(`T${n}`)).join('\n'));
  const source = fileSource([path]);
  for await (const found of source.articles()) {
    expect(titles([found])).toEqual(['T0']);
    break;
  }
  expect(await Array.fromAsync(source.articles())).toHaveLength(50);
});

test('a missing permission is reported with the cure', () => {
  const error = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  expect(fileErrorReason(error)).toContain('chmod +r');
});

test('the bytes that are read add up to the size', async () => {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  mkdirSync(join(path, 'folder'));
  const ferry = '{"title":"Ferry","text":"The ferry sails."}\n';
  writeFileSync(join(path, 'folder', 'a.jsonl.gz'), gzipSync(ferry.repeat(5_000)));
  writeFileSync(join(path, 'folder', 'b.jsonl'), ferry.repeat(5_000));
  writeFileSync(join(path, 'folder', 'picture.png'), 'no article');
  const paths = [join(path, 'folder'), join(path, 'folder', 'b.jsonl'), join(path, 'missing')];
  let size = 0;
  const source = fileSource(paths, {
    onBytes: (bytes) => {
      size += bytes;
    },
  });
  const found = await Array.fromAsync(source.articles());
  expect(found.filter((item) => 'line' in item)).toHaveLength(15_000);
  expect(await sizeOfFiles(paths)).toBe(size);
});

test('the size of standard input is unknown', async () => {
  expect(await sizeOfFiles(['-', 'folder'])).toBeNull();
});
