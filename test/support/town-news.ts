import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { runCommand, type Settings } from './run-command.ts';

/** Four made-up articles of two publishers. */
export const townNews = [
  {
    id: 'harbour',
    url: 'https://coast.example/news/harbour',
    title: 'Harbour workers pause their strike',
    source: 'Coast Herald',
    published_at: '2025-11-28T09:00:00.000Z',
    text: 'Dock workers in Port Selby paused their strike on Friday after the port authority offered a pay rise of 6 percent. Union leader Mara Lindqvist said that members will vote on the offer on 5 December. The strike had closed three of the four terminals for nine days.',
  },
  {
    id: 'bridge',
    url: 'https://north.example/news/bridge',
    title: 'Bridge over the Tarn reopens',
    source: 'Northern Wire',
    published_at: '2025-11-29T09:00:00.000Z',
    text: 'The bridge over the Tarn reopened on Saturday, two months after a flood damaged a pillar. Mayor Jonas Weck cut the ribbon. Repairs cost 4.2 million crowns, said the council.',
  },
  {
    id: 'council',
    url: 'https://north.example/news/council',
    title: 'Council elects Ana Pereira as speaker',
    source: 'Northern Wire',
    published_at: '2025-11-30T09:00:00.000Z',
    text: 'The regional council elected Ana Pereira as its speaker on Sunday with 41 of 60 votes. She follows Tomas Hale, who retired in October.',
  },
  {
    id: 'storm',
    url: 'https://coast.example/news/storm',
    title: 'Storm Ilse cuts power to 12,000 homes',
    source: 'Coast Herald',
    published_at: '2025-12-01T06:00:00.000Z',
    text: 'Storm Ilse left 12,000 homes without power on Monday. The grid operator expects to restore most lines by Wednesday. Nobody was hurt, the fire service said.',
  },
] as const;

/** When the questions about the town are asked: after all of its news. */
export const townTime = '2025-12-02T12:00:00Z';

/** A folder for one test file, which is gone when all its tests are over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-commands-'));
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes values as JSONL; a text goes in as it is. Returns the path of the file. */
export async function writeLines(
  folder: string,
  name: string,
  lines: readonly unknown[],
): Promise<string> {
  const path = join(folder, name);
  const written = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  await writeFile(path, `${written.join('\n')}\n`);
  return path;
}

/** A store with the town's news, for all tests of a file. */
export async function storedTown(): Promise<{ folder: string; path: string; settings: Settings }> {
  const folder = await temporaryFolder();
  const path = await writeLines(folder, 'town.jsonl', townNews);
  const settings = { DATELINE_DATA: join(folder, 'data') };
  const { code, complaint } = await runCommand('ingest', [path], { settings });
  if (code !== 0) throw new Error(`The town's news could not be stored: ${complaint}`);
  return { folder, path, settings };
}
