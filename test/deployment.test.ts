import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, shardsOf } from '../bot/config.ts';
import { fileText } from './support/documents.ts';
import { projectFolder } from './support/source-files.ts';
import { temporaryFolder } from './support/town-news.ts';

const dockerfile = fileText('Dockerfile');
const service = fileText('docs/deploy/dateline.service');
const compose = z
  .object({ services: z.object({ dateline: z.record(z.string(), z.unknown()) }) })
  .parse(parse(fileText('compose.yaml'))).services.dateline;

test('the image has the Node that older machines get, and every folder that the program needs', () => {
  const { optionalDependencies: versions }: { optionalDependencies: Record<string, string> } =
    JSON.parse(fileText('scripts/node/package.json'));
  const bases = [...dockerfile.matchAll(/^FROM node:([\d.]+)-/gmu)].map(([, version]) => version);
  expect(new Set(bases)).toEqual(new Set(Object.values(versions)));
  const copied = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gmu)].flatMap(([, names = '']) =>
    names.split(' '),
  );
  expect(copied.filter((name) => !existsSync(join(projectFolder, name)))).toEqual([]);
  expect(copied).toEqual(expect.arrayContaining(['bot', 'corpus', 'retrieval', 'scripts']));
  const offered = fileText('.dockerignore').match(/^!.+$/gmu) ?? [];
  expect(offered.map((line) => line.slice(1)).toSorted()).toEqual(copied.toSorted());
});

test('the container runs without rights, and its health check asks the monitor', () => {
  expect(dockerfile).toMatch(/^USER 1000:1000$/mu);
  expect(compose).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    tmpfs: ['/tmp'],
    volumes: ['data:/data'],
  });
  const settings = z.record(z.string(), z.string()).parse(compose['environment']);
  expect(readConfig(settings)).toMatchObject(settings);
  expect(dockerfile).toContain(`127.0.0.1:${settings['DATELINE_MONITOR']}/healthz`);
});

test('the processes of one bot share state, store and number of shards, and each shard is in one', () => {
  const many = parse(fileText('docs/deploy/compose.shards.yaml'), { merge: true });
  const { services } = z
    .object({ services: z.record(z.string(), z.looseObject({ environment: z.looseObject({}) })) })
    .parse(many);
  const { state, ...processes } = services;
  expect(state?.['image']).toMatch(/^postgres:/u);
  const settings = Object.values(processes).map(({ environment }) => {
    const written = z.record(z.string(), z.string()).parse(environment);
    return readConfig({
      ...written,
      DATELINE_STATE: written['DATELINE_STATE']?.replace('${STATE_PASSWORD}', 'secret'),
    });
  });
  expect(settings.length).toBeGreaterThan(1);
  const addresses = settings.map(({ DATELINE_STATE }) => DATELINE_STATE);
  expect(new Set(addresses)).toEqual(new Set(['postgres://dateline:secret@state/dateline']));
  const ranges = settings.map(({ DATELINE_SHARDS }) => shardsOf(DATELINE_SHARDS));
  expect(ranges).toEqual([
    { first: 0, last: 1, count: 4 },
    { first: 2, last: 3, count: 4 },
  ]);
  for (const { read_only: isReadOnly, cap_drop: dropped } of Object.values(processes))
    expect({ isReadOnly, dropped }).toEqual({ isReadOnly: true, dropped: ['ALL'] });
});

test('the service is one that systemd accepts', async ({ skip }) => {
  const file = join(await temporaryFolder(), 'dateline.service');
  await writeFile(file, service);
  const { error, status, stderr } = spawnSync('systemd-analyze', ['verify', file], {
    encoding: 'utf8',
  });
  if (error) skip('systemd is not on this machine.');
  // It also tells faults of the machine's other units.
  expect({ status, faults: stderr.match(/.*dateline\.service.*/gu) ?? [] }).toEqual({
    status: 0,
    faults: [],
  });
});
