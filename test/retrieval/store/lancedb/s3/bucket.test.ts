import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { close, listen } from '../../../../../bot/listen.ts';
import { type Bucket, openBucket } from '../../../../../retrieval/store/lancedb/s3/bucket.ts';

const key = { accessKeyId: 'key', secretAccessKey: 'never-shown', allowHttp: 'true' };
const never = new AbortController().signal;

function page(paths: readonly string[], next = ''): string {
  const objects = paths.map(
    (path) =>
      `<Contents><Key>${path}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><Size>7</Size></Contents>`,
  );
  const token = next === '' ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`;
  return `<?xml version="1.0"?><ListBucketResult><Name>news</Name>${objects.join('')}${token}</ListBucketResult>`;
}

/** A bucket on a server that gives these replies in turn, and the paths that it was asked for. */
async function scripted(
  address: string,
  replies: readonly { status?: number; body: string }[],
): Promise<{ bucket: Bucket; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    const { status = 200, body } = replies[asked.length] ?? { status: 500, body: '' };
    asked.push(url);
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key\//u);
    response.writeHead(status);
    response.end(body);
  });
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  const bucket = openBucket(address, { ...key, endpoint: `http://127.0.0.1:${port}/` });
  if (bucket === null) throw new Error('the address was refused');
  onTestFinished(async () => {
    await bucket.close();
    await close(server);
  });
  return { bucket, asked };
}

test('lists all pages of an address, its folders cut off', async () => {
  const { bucket, asked } = await scripted('s3://news/a path/', [
    { body: page(['a path/one', 'a path/x &amp; y/two'], 'next+/=') },
    { body: page(['a path/three']) },
  ]);
  const listed = await bucket.list(never);
  expect(listed.map(({ path }) => path)).toEqual(['one', 'x & y/two', 'three']);
  expect(listed[0]).toEqual({
    path: 'one',
    bytes: 7,
    modified: new Date('2026-01-02T03:04:05.000Z'),
  });
  expect(asked).toEqual([
    '/news/?list-type=2&prefix=a%20path%2F',
    '/news/?list-type=2&prefix=a%20path%2F&continuation-token=next%2B%2F%3D',
  ]);
});

test('a bucket that holds nothing there is an empty list', async () => {
  const { bucket } = await scripted('s3://news', [{ body: page([]) }]);
  expect(await bucket.list(never)).toEqual([]);
});

test('an object that is gone is null, and any other refusal an error without the key', async () => {
  const { bucket } = await scripted('s3://news/store', [
    { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' },
    { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' },
    { status: 503, body: 'never-shown' },
  ]);
  expect(await bucket.read('one', never)).toBeNull();
  await expect(bucket.read('one', never)).rejects.toThrow('status: 403 (SignatureDoesNotMatch)');
  await expect(bucket.list(never)).rejects.toThrow(/^(?!.*never-shown).*status: 503/u);
});

test.for([
  ['an address that is not in S3', 'gs://news/store', key],
  ['an address without a bucket', 's3://', key],
  ['no key', 's3://news/store', { ...key, accessKeyId: undefined }],
  [
    'an endpoint without encryption that is not allowed',
    's3://news/store',
    { ...key, allowHttp: undefined, endpoint: 'http://s3.example.org' },
  ],
] as const)('%s opens no bucket', ([, address, access]) => {
  expect(openBucket(address, access)).toBeNull();
});

test('the key is no part of what names the bucket', () => {
  const bucket = openBucket('s3://news/store', { ...key, region: 'eu-central-1' });
  expect(bucket?.url).toBe('https://s3.eu-central-1.amazonaws.com/news/store/');
});
