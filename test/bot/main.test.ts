import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Answer } from '../../retrieval/answer.ts';
import { type LoopbackDiscord, startLoopbackDiscord } from '../support/discord/loopback-discord.ts';
import {
  type Ending,
  endingOf,
  runCommand,
  type Settings,
  startProgram,
} from '../support/run-command.ts';
import { temporaryFolder } from '../support/town-news.ts';

const folder = await temporaryFolder();
const settings = { DATELINE_DATA: join(folder, 'data'), DATELINE_PORT: '0' };

/** What the answer to each suggested question says. */
const expected: Readonly<Record<string, RegExp>> = {
  "Who led Ukraine's delegation in Florida?": /Umerov/u,
  'Why did Andriy Yermak resign?': /corruption/u,
  'When will Witkoff meet Putin?': /Tuesday/u,
  'What did Rubio say about the talks?': /delicate|progress|optimis/u,
  'Who won the 2022 World Cup?': /^Refused$/u,
};

test('without a token, serves a page that answers every question it suggests', async () => {
  const program = startMain(settings);
  const address = await untilPrinted(program, /http:\/\/127\.0\.0\.1:\d+/u);
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<title>Dateline');
  const suggested: unknown = await (await fetch(`${address}/api/suggestions`)).json();
  expect(suggested).toEqual([...Object.keys(expected), '/latest', '/timeline Ukraine']);
  for (const [question, answerPattern] of Object.entries(expected)) {
    const answer = await askPage(address, question);
    expect(wordsOf(answer)).toMatch(answerPattern);
  }
  program.kill('SIGTERM');
  expect((await endingOf(program)).code).toBe(0);
});

test('says in one line that its port is in use', async () => {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ending = await endingOf(startMain({ ...settings, DATELINE_PORT: String(port) }));
  expect(ending).toEqual({
    code: 1,
    output: '',
    complaint: `Port ${port} on 127.0.0.1 is in use. Stop the program that uses it, or set DATELINE_PORT to another port.\n`,
  });
});

test('says in one line what is wrong with its settings', async () => {
  const ending = await endingOf(startMain({ ...settings, DATELINE_LOG: 'loud' }));
  expect(ending).toMatchObject({ code: 1, output: '' });
  expect(ending.complaint).toMatch(/^The settings are not usable [^\n]*DATELINE_LOG: [^\n]*\n$/u);
});

test('says in one line that Discord refuses its token', async () => {
  const discord = await startDiscord();
  const ending = await endingOf(
    startMain({ ...settings, DISCORD_TOKEN: 'not.a.token', DISCORD_API_URL: discord.apiUrl }),
  );
  expect(ending).toMatchObject({ code: 1, output: '' });
  expect(lastLine(ending)).toMatch(/^Discord refused the bot: .*DISCORD_TOKEN/u);
  expect(ending.complaint).not.toContain('not.a.token');
});

test('with a token, answers in Discord until it is told to stop', async () => {
  const discord = await startDiscord();
  const { token, apiUrl } = discord;
  await runCommand('ingest', ['corpus/sample'], { settings });
  const program = startMain({ ...settings, DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl });
  const invited = `client_id=${discord.applicationId}&`;
  expect(await untilPrinted(program, /[^]*invite it: \S+/u)).toMatch(
    new RegExp(
      String.raw`online as \S+\n +1 server, 1 shard\n +12 articles, 0 feeds\n +\d+ commands registered\n.*${invited}`,
      'u',
    ),
  );
  const options = { question: "Who led Ukraine's delegation in Florida?" };
  const reply = discord.runCommand({ name: 'ask', options });
  const message = await reply.until(({ loading, text }) => !loading && text.includes('Umerov'));
  expect(message.allowedMentions).toEqual({ parse: [], replied_user: false });
  program.kill('SIGTERM');
  const { code, complaint } = await endingOf(program);
  expect(code).toBe(0);
  expect(complaint).toContain('The bot is online.');
  expect(complaint).not.toContain(token);
});

function startMain(given: Settings): ChildProcessWithoutNullStreams {
  const program = startProgram('bot/main.ts', given);
  onTestFinished(() => void program.kill('SIGKILL'));
  return program;
}

async function startDiscord(): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord({ patience: 20_000 });
  onTestFinished(async () => {
    await discord.close();
    expect(discord.unexpected).toEqual([]);
  });
  return discord;
}

/** What the pattern matches in what the program prints; its end before that is an error. */
async function untilPrinted(
  program: ChildProcessWithoutNullStreams,
  pattern: RegExp,
): Promise<string> {
  let printed = '';
  for await (const chunk of program.stdout.iterator({ destroyOnReturn: false })) {
    printed += String(chunk);
    const found = pattern.exec(printed)?.[0];
    if (found !== undefined) return found;
  }
  throw new Error(`It ended without that: ${printed}`);
}

async function askPage(address: string, question: string): Promise<Answer> {
  const response = await fetch(`${address}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  const { answer }: { answer: Answer } = JSON.parse(await response.text());
  return answer;
}

/** The statements, each of which has to cite something; `Refused` where there is no answer. */
function wordsOf(answer: Answer): string {
  if (answer.kind === 'no-evidence') return 'Refused';
  expect(answer.statements.every(({ citations }) => citations.length > 0)).toBe(true);
  return answer.statements.map(({ text }) => text).join(' ');
}

function lastLine({ complaint }: Ending): string {
  return complaint.trimEnd().split('\n').at(-1) ?? '';
}
