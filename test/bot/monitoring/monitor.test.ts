import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../../bot/monitoring/metrics.ts';
import type { Readiness } from '../../../bot/monitoring/readiness.ts';
import { startLoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import { fileText } from '../../support/documents.ts';
import { runCommand, type Settings, startProgram } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/town-news.ts';

/** A running bot with a monitor, its data folder and the address of the monitor. */
async function startMonitored(
  given: Settings = {},
): Promise<{ data: string; url: string; program: ChildProcessWithoutNullStreams }> {
  const data = given['DATELINE_DATA'] ?? join(await temporaryFolder(), 'data');
  const settings = { DATELINE_DATA: data, DATELINE_PORT: '0', ...given };
  const program = startProgram('bot/main.ts', { ...settings, DATELINE_MONITOR: '0' });
  onTestFinished(() => void program.kill('SIGKILL'));
  let printed = '';
  for await (const chunk of program.stderr.iterator({ destroyOnReturn: false })) {
    printed += String(chunk);
    const url = /"url":"(http:[^"]+)","msg":"The monitor is/u.exec(printed)?.[1];
    if (url !== undefined) return { data, url, program };
  }
  throw new Error(`It ended: ${printed}`);
}

async function readinessAt(url: string): Promise<Readiness & { status: number }> {
  const response = await fetch(`${url}/readyz`);
  const readiness: Readiness = JSON.parse(await response.text());
  return { ...readiness, status: response.status };
}

test('is alive at once, ready when it answers, and measures answers', async () => {
  const { url, program } = await startMonitored();
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const { checks } = await readinessAt(url);
  expect(checks).toMatchObject({ start: { ready: false, reason: 'Dateline is starting.' } });
  let page = '';
  program.stdout.on('data', (chunk) => (page += String(chunk)));
  await expect.poll(async () => (await readinessAt(url)).status, { timeout: 60_000 }).toBe(200);
  const address = /http:\S+/u.exec(page)?.[0] ?? '';
  await fetch(`${address}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: 'Why did Andriy Yermak resign?' }),
  });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toMatch(
    /^dateline_question_seconds_count\{kind="answer",outcome="quotes"\} 1$/mu,
  );
  expect(metrics).toMatch(/^dateline_corpus_articles 12$/mu);
  expect(metrics).toMatch(/^dateline_ready\{check="store"\} 1$/mu);
  expect((await fetch(`${url}/other`)).status).toBe(404);
});

test('says that the store is gone', async () => {
  const { data, url } = await startMonitored();
  await expect.poll(async () => (await readinessAt(url)).ready, { timeout: 60_000 }).toBe(true);
  await rm(join(data, 'store'), { recursive: true });
  await expect.poll(async () => (await readinessAt(url)).status, { timeout: 60_000 }).toBe(503);
  const { checks } = await readinessAt(url);
  expect(checks['store']?.reason).toMatch(/store cannot be used: it is gone/u);
});

test('says that every feed fails', async () => {
  const data = join(await temporaryFolder(), 'data');
  const settings = { DATELINE_DATA: data, DATELINE_PRIVATE_ADDRESSES: '127.0.0.1' };
  const feed = createServer((socket) => socket.end('HTTP/1.1 404 Not Found\r\n\r\n'));
  feed.listen(0, '127.0.0.1');
  await once(feed, 'listening');
  onTestFinished(() => void feed.close());
  const address = feed.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await runCommand('feeds', ['add', await opmlOf(`http://127.0.0.1:${port}/rss`)], { settings });
  const { url } = await startMonitored(settings);
  await expect
    .poll(async () => (await readinessAt(url)).checks['feeds']?.reason, { timeout: 60_000 })
    .toMatch(/^All 1 feeds fail, such as http/u);
});

test('says that Discord refuses the token, and goes on saying so for a while', async () => {
  const discord = await startLoopbackDiscord({ patience: 20_000 });
  onTestFinished(async () => await discord.close());
  const { url } = await startMonitored({
    DISCORD_TOKEN: 'not.a.token',
    DISCORD_API_URL: discord.apiUrl,
  });
  await expect
    .poll(async () => (await readinessAt(url)).checks['start']?.reason, { timeout: 60_000 })
    .toMatch(/^Discord refused the bot: .*DISCORD_TOKEN/u);
});

test('the dashboard and the alerts know only metrics that there are', async () => {
  const { text } = await createMetrics().print({
    readiness: { ready: true, checks: {} },
    extent: null,
    feeds: null,
    connection: null,
    leads: true,
    now: new Date(),
  });
  const known = new Set([...text.matchAll(/^# TYPE (\S+)/gmu)].map(([, name]) => name));
  const rules: unknown = parse(fileText('docs/monitoring/alerts.yaml'));
  const dashboard: unknown = JSON.parse(fileText('docs/monitoring/dashboard.json'));
  const used = JSON.stringify([rules, dashboard]).matchAll(
    /\b((?:dateline|nodejs|process)_[a-z0-9_]+?)(?:_bucket|_count|_sum)?(?![a-z0-9_])/gu,
  );
  const unknown = [...used].map(([, name]) => name).filter((name) => !known.has(name ?? ''));
  expect(unknown).toEqual([]);
});

async function opmlOf(url: string): Promise<string> {
  const file = join(await temporaryFolder(), 'feeds.opml');
  const outline = `<outline type="rss" text="A" xmlUrl="${url}"/>`;
  await writeFile(file, `<opml version="2.0"><body>${outline}</body></opml>`);
  return file;
}
