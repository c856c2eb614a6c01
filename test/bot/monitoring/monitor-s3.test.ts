import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Readiness } from '../../../bot/monitoring/readiness.ts';
import { openRelay } from '../../support/relay.ts';
import { startProgram } from '../../support/run-command.ts';
import { startS3 } from '../../support/s3.ts';
import { temporaryFolder } from '../../support/town-news.ts';

const started = await startS3();

afterAll(async () => {
  await started.server?.stop();
});

test.skipIf(started.server === null)(
  `says that S3 is out of reach, while questions are answered from the copy${started.reason ?? ''}`,
  async () => {
    const relay = await openRelay(process.env['AWS_ENDPOINT'] ?? '');
    const program = startProgram('bot/main.ts', {
      DATELINE_DATA: join(await temporaryFolder(), 'data'),
      DATELINE_STORE: started.server?.freshAddress() ?? '',
      DATELINE_PORT: '0',
      DATELINE_MONITOR: '0',
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'never-shown',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT: relay.url,
      AWS_ALLOW_HTTP: 'true',
    });
    onTestFinished(async () => {
      program.kill('SIGKILL');
      await once(program, 'close');
      await relay.close();
    });
    let [log, page] = ['', ''];
    program.stderr.on('data', (chunk) => (log += String(chunk)));
    program.stdout.on('data', (chunk) => (page += String(chunk)));
    const storeCheck = async (): Promise<boolean | undefined> => {
      const monitor = /"url":"(http:[^"]+)","msg":"The monitor is/u.exec(log)?.[1];
      const response = await fetch(`${monitor ?? ''}/readyz`).catch(() => null);
      const readiness: Partial<Readiness> = JSON.parse((await response?.text()) ?? '{}');
      return readiness.checks?.['store']?.ready;
    };
    await expect.poll(storeCheck, { timeout: 60_000 }).toBe(true);
    relay.cutAfter(0);
    await expect.poll(storeCheck, { timeout: 60_000 }).toBe(false);
    const response = await fetch(`${/http:\S+/u.exec(page)?.[0] ?? ''}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'Why did Andriy Yermak resign?' }),
    });
    expect(await response.text()).toContain('corruption scandal');
    expect(log).toContain('questions are answered from its copy in');
    expect(log + page).not.toContain('never-shown');
  },
);
