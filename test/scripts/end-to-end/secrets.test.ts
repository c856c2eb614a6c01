import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { feedWriters } from '../../support/newsroom/feed-writers.ts';
import { newspaper } from '../../support/newsroom/newspaper.ts';
import { startNewsroom } from '../../support/newsroom/newsroom.ts';
import type { Site } from '../../support/newsroom/newsroom-request.ts';
import { serves } from '../../support/newsroom/replies.ts';
import { storiesAt } from '../../support/newsroom/story.ts';
import { runCommand, type Settings, startProgram } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/town-news.ts';
import { weekOfNews } from '../../support/week-of-news.ts';

const SECRET = 'hunter2isnotsecret';
const folder = await temporaryFolder();
const settings = {
  DATELINE_DATA: join(folder, 'data'),
  DATELINE_PRIVATE_ADDRESSES: '127.0.0.1',
  DATELINE_PORT: '0',
  DATELINE_LOG: 'debug',
  OPENAI_BASE_URL: `http://127.0.0.1:1/v1/${SECRET}?api-key=${SECRET}`,
};
const stories = weekOfNews('Ferrytown').slice(0, 2);
const paper = newspaper({ title: 'The Daily', stories, hasFullFeeds: true });
/** A subscriber's feed, whose links let the subscriber in, and one that is none any more. */
const closed: Site = (path, at) => {
  if (path.startsWith('/broken.xml') || path.startsWith('/empty?'))
    return serves('text/html', 'Please sign in.');
  if (path === `/empty.xml?key=${SECRET}`)
    return serves(
      'application/rss+xml',
      `<rss><channel><item><link>${linkOf('/empty')}</link></item></channel></rss>`,
    );
  if (path !== `/rss.xml?key=${SECRET}`)
    return typeof paper === 'function' ? paper(path.split('?', 1)[0] ?? '', at) : undefined;
  return serves('application/rss+xml', (request) =>
    feedWriters.rss
      .write({ ...request, title: 'The Daily', stories: storiesAt(stories, at), isFull: true })
      .replaceAll('</link>', `?token=${SECRET}</link>`),
  );
};
let origin = '';

function now(): Date {
  return new Date('2026-03-03T08:00:00Z');
}

beforeAll(async () => {
  const newsroom = await startNewsroom({ now, sites: { '127.0.0.1': closed } });
  origin = newsroom.url('127.0.0.1', '');
  return async () => await newsroom.close();
});

function linkOf(path: string): string {
  return `${origin}${path}?token=${SECRET}`;
}

test('no command prints a secret of a feed or a server', async () => {
  const feed = `${origin}/rss.xml?key=${SECRET}`;
  const other = `${origin}/empty.xml?key=${SECRET}`;
  const printed = await printedBy([
    ['feeds', 'add', feed, other, `http://me:${SECRET}@127.0.0.1/`],
    ['feeds', 'check', feed, `${origin}/broken.xml?key=${SECRET}`],
    ['feeds', 'list', '--json'],
    ['read', feed, other, '--json'],
    ['ingest', feed, other, `http://me:${SECRET}@127.0.0.1/`, '--json'],
    ['ask', 'What happened to the ferry?', '--json'],
    ['history', linkOf(stories[0]?.path ?? '')],
    ['cite', linkOf('/unknown')],
    ['doctor', '--json'],
  ]);
  expect(printed).toContain('/rss.xml?key=***');
  expect(printed).toContain('The Daily');
  expect(printed).not.toContain(SECRET);
  const [listed] =
    (await runCommand('feeds', ['list'], { settings })).output.match(/http\S+/u) ?? [];
  const removed = await runCommand('feeds', ['remove', listed ?? ''], { settings });
  expect(removed).toMatchObject({ code: 0, output: `removed ${listed}\n` });
});

test('neither the log nor the playground shows a secret of a feed', async () => {
  const data = { ...settings, DATELINE_DATA: join(folder, 'running') };
  const added = [`${origin}/rss.xml?key=${SECRET}`, `${origin}/empty.xml?key=${SECRET}`];
  await runCommand('feeds', ['add', ...added], { settings: data });
  const program = startProgram('bot/main.ts', data);
  onTestFinished(() => void program.kill('SIGKILL'));
  const output = text(program.stdout);
  let log = '';
  for await (const chunk of program.stderr.iterator({ destroyOnReturn: false })) {
    log += String(chunk);
    if (log.split('A feed ').length > 2 && log.includes('"url"')) break;
  }
  const url = /"url":"([^"]+)"/u.exec(log)?.[1] ?? '';
  const shown = await Promise.all(
    ['feeds', 'status', 'stories'].map(
      async (name) => await (await fetch(`${url}/api/${name}`)).text(),
    ),
  );
  expect(shown.join('\n')).toContain('/rss.xml?key=***');
  program.kill('SIGTERM');
  const seen = [log, await text(program.stderr), await output, ...shown].join('\n');
  expect(seen).toContain('/rss.xml?key=***');
  expect(seen).not.toContain(SECRET);
});

test('the address of a store is printed without its secrets', async () => {
  const store = `s3://me:${SECRET}@127.0.0.1:1/news?secret_access_key=${SECRET}`;
  const printed = await printedBy([['ask', 'Who?'], ['doctor']], {
    ...settings,
    DATELINE_STORE: store,
  });
  expect(printed).toContain('s3://');
  expect(printed).not.toContain(SECRET);
});

/** All that commands print, on standard output and standard error. */
async function printedBy(
  calls: readonly (readonly [string, ...string[]])[],
  given: Settings = settings,
): Promise<string> {
  let printed = '';
  for (const [name, ...words] of calls) {
    const { output, complaint } = await runCommand(name, words, {
      settings: { ...given, DATELINE_LOG: 'info' },
    });
    printed += `$ ${name}\n${output}${complaint}`;
  }
  return printed;
}
