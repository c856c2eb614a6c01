import { request } from 'node:http';
import { expect, test } from 'vitest';
import { openPlayground } from './open-playground.ts';

type Reply = { status: number | undefined; headers: Record<string, unknown>; body: string };

test.for(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])(
  'answers under its own name %s',
  async (name) => {
    const { port } = await openPlayground();
    expect((await call({ port, host: `${name}:${port}` })).status).toBe(200);
  },
);

test.for(['evil.example', '127.0.0.1.evil.example', '192.168.1.7', 'localhost@evil.example'])(
  'refuses a request under the foreign name "%s"',
  async (name) => {
    const { port } = await openPlayground();
    const reply = await call({ port, host: name });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.body).not.toContain('articles');
  },
);

test('answers under the configured host name', async () => {
  const { port } = await openPlayground({ host: 'localhost' });
  expect((await call({ port, host: 'localhost', address: 'localhost' })).status).toBe(200);
});

test('answers under any IP address, and no foreign name, when it listens on every address', async () => {
  const token = 'a-long-enough-token';
  const headers = { authorization: `Bearer ${token}` };
  const { port } = await openPlayground({ host: '0.0.0.0', token });
  expect((await call({ port, host: '192.168.1.7:80', headers })).status).toBe(200);
  expect((await call({ port, host: 'evil.example', headers })).status).toBe(403);
});

test.for([
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ origin: 'http://127.0.0.1:1' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ 'sec-fetch-site': 'same-origin' }, 200],
  [{}, 200],
] as const)('answers a question sent with %o with %i', async ([headers, status]) => {
  const { port, asked } = await openPlayground();
  const reply = await call({ port, host: `127.0.0.1:${port}`, question: 'Who?', headers });
  expect(reply.status).toBe(status);
  expect(asked).toHaveLength(status === 200 ? 1 : 0);
});

test('takes a question from its own page', async () => {
  const { port } = await openPlayground();
  const host = `127.0.0.1:${port}`;
  const headers = { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
  expect((await call({ port, host, question: 'Who?', headers })).status).toBe(200);
});

test.for(['/', '/app.js', '/api/status', '/nothing'])(
  'sends its security headers with %s',
  async (path) => {
    const { port } = await openPlayground();
    const { headers } = await call({ port, host: 'localhost', path });
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  },
);

type Call = {
  port: number;
  host: string;
  address?: string;
  path?: string;
  question?: string;
  headers?: Record<string, string>;
};

/** One request with a `Host` header of the test's choice, which fetch does not allow. */
function call({ port, host, address, path, question, headers }: Call): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asking = question !== undefined;
    const sent = request(
      {
        host: address ?? '127.0.0.1',
        port,
        method: asking ? 'POST' : 'GET',
        path: path ?? (asking ? '/api/ask' : '/api/status'),
        headers: { ...headers, host, ...(asking && { 'content-type': 'application/json' }) },
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode, headers: response.headers, body });
        });
      },
    );
    sent.on('error', reject);
    sent.end(asking ? JSON.stringify({ question }) : undefined);
  });
}
