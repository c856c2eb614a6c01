import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startLoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import { openaiForTest } from '../../support/openai-loopback.ts';
import { runCommand } from '../../support/run-command.ts';
import { storedTown, townTime } from '../../support/town-news.ts';

const { folder, settings } = await storedTown();

test('names every unusable setting in one line, and shows no value', async () => {
  const wrong = { DATELINE_PORT: 'sk-misplaced', OPENAI_BASE_URL: 'http://me:pass@127.0.0.1/v1' };
  const { code, output, complaint } = await runCommand('ask', ['Who?'], {
    settings: { ...settings, ...wrong },
  });
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(complaint).toMatch(/^[^\n]*OPENAI_BASE_URL: [^\n]*; DATELINE_PORT: [^\n]*\n$/u);
  expect(complaint).not.toMatch(/sk-misplaced|pass@/u);
});

test('says in one line that the data folder is a file', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, 'not a folder');
  const { code, output, complaint } = await runCommand('ask', ['Who?'], {
    settings: { DATELINE_DATA: file },
  });
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(complaint).toMatch(/^The store at [^\n]* cannot be used: [^\n]*not a directory[^\n]*\n$/u);
});

test('does not search a store of another embedder, and rebuilds it on demand', async () => {
  const server = await openaiForTest();
  const other = {
    ...settings,
    DATELINE_EMBEDDINGS: 'openai',
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_EMBEDDING_MODEL: 'letters',
  };
  const refused = await runCommand('retrieve', ['strike'], { settings: other });
  expect(refused).toMatchObject({ code: 1, output: '' });
  expect(refused.complaint).toMatch(
    /^[^\n]*news-v1, and openai:letters [^\n]*npm run ingest -- --rebuild[^\n]*\n$/u,
  );
  const rebuilt = await runCommand('ingest', ['--rebuild', '--json'], { settings: other });
  expect(JSON.parse(rebuilt.output)).toMatchObject({ rebuilt: 4, added: 0 });
  const words = ['strike of the dock workers', '--at', townTime, '--json'];
  const found = await runCommand('retrieve', words, { settings: other });
  expect(JSON.parse(found.output)[0]).toMatchObject({ rank: 1, article_id: 'harbour' });
  const back = await runCommand('ingest', ['--rebuild'], { settings });
  expect(back).toMatchObject({ code: 0, output: '4 articles indexed anew with news-v1\n' });
});

test('an address that only embeds is asked for vectors and starts no model', async () => {
  const server = await openaiForTest();
  const embedding = {
    ...settings,
    DATELINE_DATA: join(folder, 'embedded'),
    DATELINE_EMBEDDINGS: 'openai',
    OPENAI_EMBEDDING_BASE_URL: server.baseUrl,
    OPENAI_EMBEDDING_API_KEY: 'sk-vectors',
    OPENAI_API_KEY: '',
  };
  const { output } = await runCommand('doctor', [], { settings: embedding });
  expect(output).toMatch(/^· Model: none/mu);
  expect(output).toMatch(/^· Store and embedder: .* is empty/mu);
});

test('`doctor` reports that all is fine, or not set up', async () => {
  const { code, output } = await runCommand('doctor', [], { settings });
  expect(code).toBe(0);
  expect(output).toMatch(/^ {2}DISCORD_TOKEN +\(not set\)$/mu);
  expect(output).toMatch(
    /^✓ Store and embedder: 4 articles in .*2025-12-01.*news-v1; an article and a search were read back$/mu,
  );
  expect(output).toMatch(/^· Model: none/mu);
  expect(output).toMatch(/^· Discord: no DISCORD_TOKEN/mu);
});

test('`doctor` reports what is broken with its cure, and prints no secret', async () => {
  const discord = await startLoopbackDiscord();
  const secrets = { DISCORD_TOKEN: 'not.a.token', OPENAI_API_KEY: 'sk-town-secret' };
  const { code, output, complaint } = await runCommand('doctor', ['--json'], {
    settings: {
      ...settings,
      ...secrets,
      DISCORD_API_URL: discord.apiUrl,
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    },
  });
  await discord.close();
  const found: {
    settings: { name: string; value: string }[];
    findings: { about: string; state: string; sentence: string }[];
  } = JSON.parse(output);
  expect(found.settings).toContainEqual({
    name: 'DISCORD_TOKEN',
    value: '(set, hidden)',
    about: expect.any(String),
  });
  expect(found.findings.map(({ about, state }) => [about, state])).toEqual([
    ['Node', 'fine'],
    ['Data folder', 'fine'],
    ['State', 'open'],
    ['Store and embedder', 'fine'],
    ['Feeds', 'open'],
    ['Watches', 'open'],
    ['Model', 'broken'],
    ['Discord', 'broken'],
  ]);
  expect(found.findings[6]?.sentence).toContain('OPENAI_BASE_URL');
  expect(found.findings[7]?.sentence).toContain('DISCORD_TOKEN');
  expect(output + complaint).not.toMatch(/not\.a\.token|sk-town-secret/u);
  expect(code).toBe(1);
});

test('`doctor` reports a store whose passages are damaged, and a folder that cannot be written', async () => {
  const damaged = join(folder, 'damaged');
  await cp(settings['DATELINE_DATA'] ?? '', damaged, { recursive: true });
  const files = await readdir(join(damaged, 'store'), { recursive: true, withFileTypes: true });
  for (const file of files)
    if (file.isFile() && /passages.*data$/u.test(file.parentPath))
      await writeFile(join(file.parentPath, file.name), 'rubbish');
  const read = await runCommand('doctor', [], {
    settings: { ...settings, DATELINE_DATA: damaged },
  });
  expect(read.output).toMatch(/^✗ Store and embedder: .*restore a backup/mu);
  expect(read.code).toBe(1);
  const inTheWay = join(folder, 'in-the-way');
  await writeFile(inTheWay, '');
  const written = await runCommand('doctor', [], {
    settings: { ...settings, DATELINE_DATA: inTheWay },
  });
  expect(written.output).toMatch(
    /^✗ Data folder: .*no file or folder of that name is in the way/mu,
  );
  expect(written.output).not.toContain('delet');
});

test('`doctor` reports a model and a bot that respond', async () => {
  const discord = await startLoopbackDiscord();
  const server = await openaiForTest();
  const { code, output } = await runCommand('doctor', [], {
    settings: {
      ...settings,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      OPENAI_BASE_URL: server.baseUrl,
    },
  });
  await discord.close();
  expect(output).toMatch(/^✓ Model: gpt-5-mini, and its server answers$/mu);
  expect(output).toMatch(/^· Discord: logged in as .*npm start registers them$/mu);
  expect(output).not.toContain(discord.token);
  expect(code).toBe(0);
});
