import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { downloadModel, type Download } from '../../../scripts/models/download.ts';
import { CommandError } from '../../../scripts/command-line/run-script.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const content = Buffer.from(`GGUF${'0123456789'.repeat(20_000)}`);
const sha256 = createHash('sha256').update(content).digest('hex');
const half = content.length / 2;

type Serve = (request: IncomingMessage, response: ServerResponse, path: string) => void;

test('brings a file, telling how far it is', async () => {
  const server = await serving([whole]);
  const told: [number, number | null][] = [];
  const onProgress: Download['onProgress'] = (done, total) => told.push([done, total]);
  const path = await server.download({ expected: { sha256, bytes: content.length }, onProgress });
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(told.at(-1)).toEqual([content.length, content.length]);
  expect(existsSync(`${path}.part`) || existsSync(`${path}.part.json`)).toBe(false);
});

test('goes on where the connection broke off', async () => {
  const server = await serving([cutOff, fails(503), rest]);
  const path = await server.download({});
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(server.ranges).toEqual([undefined, `bytes=${half}-`, `bytes=${half}-`]);
});

test('goes on after the process was ended, and after nothing came any more', async () => {
  const server = await serving([cutOff, fails(404), stalls, rest]);
  await expect(server.download({})).rejects.toThrow('answered 404');
  const path = await server.download({ stallMilliseconds: 1_500 });
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(server.ranges.slice(2)).toEqual([`bytes=${half}-`, `bytes=${half}-`]);
});

test('starts again where the server knows no ranges, or has another file by now', async () => {
  const server = await serving([cutOff, whole]);
  const path = await server.download({});
  expect(readFileSync(path).equals(content)).toBe(true);
});

test('starts again where nothing tells that the file is the same', async () => {
  const server = await serving([cutOffUnnamed, whole]);
  const path = await server.download({});
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(server.ranges).toEqual([undefined, undefined]);
});

test('a file that was whole already is only checked', async () => {
  const server = await serving([alreadyWhole]);
  writeFileSync(`${server.path}.part`, content);
  writeFileSync(
    `${server.path}.part.json`,
    JSON.stringify({ url: server.url, validator: '"one"' }),
  );
  expect(readFileSync(await server.download({ expected: { sha256 } })).equals(content)).toBe(true);
});

test('keeps nothing of a file with another checksum', async () => {
  const server = await serving([whole]);
  const download = server.download({ expected: { sha256: 'ab'.repeat(32) } });
  await expect(download).rejects.toThrow('has another checksum than expected');
  expect(existsSync(server.path) || existsSync(`${server.path}.part`)).toBe(false);
});

test('refuses a page, and a file of another size before it is brought', async () => {
  const page = await serving([sends('<!doctype html>Log in')]);
  await expect(page.download({})).rejects.toThrow('is no model in the format GGUF');
  const other = await serving([whole]);
  await expect(other.download({ expected: { bytes: 5 } })).rejects.toThrow('instead of 5');
  expect(existsSync(other.path)).toBe(false);
});

test('gives up on a server that keeps failing, and says that a later call goes on', async () => {
  const server = await serving(Array.from({ length: 5 }, () => fails(500)));
  const failure = await server.download({}).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CommandError);
  expect(failure).toMatchObject({
    message: 'The download broke off: the server answered 500.',
    forReader: 'Run it again: it goes on from there.',
  });
});

async function serving(script: readonly Serve[]): Promise<{
  url: string;
  path: string;
  ranges: (string | undefined)[];
  download: (more: Partial<Download>) => Promise<string>;
}> {
  const ranges: (string | undefined)[] = [];
  const steps = [...script];
  const folder = temporaryFolder();
  const path = join(folder.path, 'a.gguf');
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    (steps.shift() ?? fails(410))(request, response, path);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    folder.remove();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  const url = `http://127.0.0.1:${address.port}/a.gguf`;
  const download = async (more: Partial<Download>): Promise<string> => {
    await downloadModel({ url, path, retryMilliseconds: 1, ...more });
    return path;
  };
  return { url, path, ranges, download };
}

function whole(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-length': content.length, etag: '"one"' }).end(content);
}

function sends(text: string): Serve {
  return (_, response) => response.end(text);
}

function rest({ headers }: IncomingMessage, response: ServerResponse): void {
  if (headers['if-range'] !== '"one"') {
    response.writeHead(412).end();
    return;
  }
  response
    .writeHead(206, {
      'content-length': half,
      'content-range': `bytes ${half}-${content.length - 1}/${content.length}`,
      etag: '"one"',
    })
    .end(content.subarray(half));
}

function cutOff(_: IncomingMessage, response: ServerResponse, path: string): void {
  response.writeHead(200, { 'content-length': content.length, etag: '"one"' });
  sendHalf(response, path);
}

function cutOffUnnamed(_: IncomingMessage, response: ServerResponse, path: string): void {
  response.writeHead(200, { 'content-length': content.length, etag: 'W/"weak"' });
  sendHalf(response, path);
}

/** Closes the connection once the half that was sent has been written to the disk. */
function sendHalf(response: ServerResponse, path: string): void {
  response.write(content.subarray(0, half));
  const poll = setInterval(() => {
    if (statSync(`${path}.part`).size < half) return;
    clearInterval(poll);
    response.destroy();
  }, 5);
}

function stalls(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(206, {
    'content-length': half,
    'content-range': `bytes ${half}-${content.length - 1}/${content.length}`,
    etag: '"one"',
  });
  response.flushHeaders();
}

function alreadyWhole(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
}

function fails(status: number): Serve {
  return (_, response) => response.writeHead(status).end();
}
