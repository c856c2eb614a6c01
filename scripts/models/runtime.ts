// Installs what runs local models, beside the other dependencies and only when it is needed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { CommandError } from '../command-line/run-script.ts';

/** What the binaries compute with; `cpu` is Metal on Macs with Apple silicon. */
export const gpus = ['cpu', 'cuda', 'vulkan'] as const;
export type Gpu = (typeof gpus)[number];

/** Later releases name packages of binaries that some registries do not have. */
const VERSION = '3.21.1';
const RUNTIME = 'node-llama-cpp';

const binaries: Readonly<Record<string, Partial<Record<Gpu, readonly string[]>>>> = {
  'linux-x64': {
    cpu: ['linux-x64'],
    cuda: ['linux-x64', 'linux-x64-cuda', 'linux-x64-cuda-ext'],
    vulkan: ['linux-x64', 'linux-x64-vulkan'],
  },
  'linux-arm64': { cpu: ['linux-arm64'] },
  'linux-arm': { cpu: ['linux-armv7l'] },
  'darwin-arm64': { cpu: ['mac-arm64-metal'] },
  'darwin-x64': { cpu: ['mac-x64'] },
  'win32-x64': {
    cpu: ['win-x64'],
    cuda: ['win-x64', 'win-x64-cuda', 'win-x64-cuda-ext'],
    vulkan: ['win-x64', 'win-x64-vulkan'],
  },
  'win32-arm64': { cpu: ['win-arm64'] },
};

const installedSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
});

/**
 * The packages of the runtime for a machine, such as `linux-x64`.
 * @throws CommandError where there are none.
 */
export function runtimePackages(machine: string, gpu: Gpu): string[] {
  const names = binaries[machine]?.[gpu];
  if (names !== undefined) return [RUNTIME, ...names.map((name) => `@${RUNTIME}/${name}`)];
  throw new CommandError(
    `There is no runtime for ${machine} with ${gpu}.`,
    'Take another --gpu, or run a server such as llama.cpp and set OPENAI_BASE_URL.',
  );
}

/**
 * Installs the packages into a folder, unless they are there. They are prebuilt: nothing is compiled,
 * and no script of theirs runs.
 * @throws CommandError when npm fails.
 */
export async function installRuntime(folder: string, packages: readonly string[]): Promise<void> {
  if (await isInstalled(folder, packages)) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = spawn(
    'npm',
    [
      'install',
      '--ignore-scripts',
      '--omit=optional',
      '--save-exact',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...packages.map((name) => `${name}@${VERSION}`),
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' },
  );
  const [complaint, [code]] = await Promise.all([text(npm.stderr), once(npm, 'close')]);
  if (code === 0) return;
  throw new CommandError(
    `npm could not install ${RUNTIME}: ${complaint.trim().slice(0, 300)}`,
    'Check the connection to the registry, and run the command again.',
  );
}

/** npm writes this list last, so packages in it are whole. */
async function isInstalled(folder: string, packages: readonly string[]): Promise<boolean> {
  const path = join(folder, 'node_modules/.package-lock.json');
  const list = await readFile(path, 'utf8').catch(() => '{}');
  const { data } = installedSchema.safeParse(JSON.parse(list));
  return packages.every((name) => data?.packages[`node_modules/${name}`]?.version === VERSION);
}
