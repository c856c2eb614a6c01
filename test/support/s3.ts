import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../bot/listen.ts';
import type { LocalCopyOptions } from '../../retrieval/store/lancedb/s3/local-copy.ts';
import { killed, succeeds } from './server-process.ts';

/** An S3 server on loopback that forgets everything when it stops. */
type S3Server = {
  /** The address of a store that is empty. */
  freshAddress: () => string;
  stop: () => Promise<void>;
};

/** The server, or why there is none, such as ` (skipped: there is no Python, which it needs)`. */
type Started = { server: S3Server; reason: null } | { server: null; reason: string };

const VERSION = '5.2.5';
/** What pip brought stays here for the next run. */
const INSTALLED = join(tmpdir(), `dateline-moto-${VERSION}`);
const INSTALLING = { timeout: 180_000 };
const START_MILLISECONDS = 60_000;
const BUCKET = 'news';

/**
 * Starts moto, which pip brings the first time, and tells LanceDB of it through the variables that it
 * reads.
 */
export async function startS3(): Promise<Started> {
  const program = join(INSTALLED, 'bin', 'moto_server');
  if (!existsSync(program)) {
    if (!(await succeeds('python3', ['-m', 'venv', INSTALLED], INSTALLING)))
      return { server: null, reason: ' (skipped: there is no Python with venv, which it needs)' };
    const pip = join(INSTALLED, 'bin', 'pip');
    if (!(await succeeds(pip, ['install', '-q', `moto[server]==${VERSION}`], INSTALLING)))
      return { server: null, reason: ` (skipped: pip cannot bring moto ${VERSION})` };
  }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const stop = async (): Promise<void> => await killed(server);
  for (let waited = 0; waited < START_MILLISECONDS && server.exitCode === null; waited += 250) {
    const made = await fetch(`${url}/${BUCKET}`, { method: 'PUT' }).catch(() => null);
    if (made?.ok) {
      let stores = 0;
      const freshAddress = (): string => `s3://${BUCKET}/store-${(stores += 1)}`;
      setVariables(url);
      return { server: { freshAddress, stop }, reason: null };
    }
    await pause(250);
  }
  await stop();
  return { server: null, reason: ' (skipped: moto did not start)' };
}

/** How copies of stores in that server are kept in a folder. */
export function copiesIn(folder: string, onChange?: (sentence: string) => void): LocalCopyOptions {
  const access = {
    accessKeyId: process.env['AWS_ACCESS_KEY_ID'],
    secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'],
    region: process.env['AWS_REGION'],
    endpoint: process.env['AWS_ENDPOINT'],
    allowHttp: process.env['AWS_ALLOW_HTTP'],
  };
  return { folder, access, ...(onChange && { onChange }) };
}

function setVariables(url: string): void {
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT: url,
    AWS_ALLOW_HTTP: 'true',
  });
}
