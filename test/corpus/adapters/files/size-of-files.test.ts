import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { fileSource } from '../../../../corpus/adapters/files/file-source.ts';
import { sizeOfFiles } from '../../../../corpus/adapters/files/size-of-files.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

test('the bytes that are read add up to the size that was told', async () => {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  mkdirSync(join(path, 'folder'));
  const line = '{"title":"Ferry","text":"The ferry sails."}\n';
  writeFileSync(join(path, 'folder', 'a.jsonl.gz'), gzipSync(line.repeat(5_000)));
  writeFileSync(join(path, 'folder', 'b.jsonl'), line.repeat(5_000));
  writeFileSync(join(path, 'folder', 'picture.png'), 'no article');
  const paths = [join(path, 'folder'), join(path, 'folder', 'b.jsonl'), join(path, 'missing')];
  let read = 0;
  const source = fileSource(paths, {
    onBytes: (bytes) => {
      read += bytes;
    },
  });
  const found = await Array.fromAsync(source.articles());
  expect(found.filter((item) => 'line' in item)).toHaveLength(15_000);
  expect(await sizeOfFiles(paths)).toBe(read);
});

test('the size of what is piped in is not known', async () => {
  expect(await sizeOfFiles(['-', 'folder'])).toBeNull();
});
