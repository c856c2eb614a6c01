import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { printableConfig, readConfig } from '../../bot/config.ts';
import { projectFolder } from './source-files.ts';

/** How a command ended: its exit code, standard output and standard error. */
export type Ending = { code: number | null; output: string; complaint: string };

/** Settings by name; what is not given is unset, whatever the machine has. */
export type Settings = Readonly<Record<string, string>>;

const unset = Object.fromEntries(printableConfig(readConfig({})).map(({ name }) => [name, '']));

/** As the commands use: without it every start compiles all modules anew. */
const compileCache = join(projectFolder, 'node_modules/.cache/dateline');

/** Starts a program of the project, such as `bot/main.ts`, in a process of its own. */
export function startProgram(
  program: string,
  settings: Settings,
  words: readonly string[] = [],
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program, ...words], {
    cwd: projectFolder,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compileCache,
      // Messages name npm scripts, as for people on a clone.
      npm_lifecycle_event: 'test',
      ...unset,
      ...settings,
    },
  });
}

/**
 * Runs a command of `dateline` by its name to its end; `input` is what is piped into it.
 * @throws Error when it prints a stack trace.
 */
export async function runCommand(
  name: string,
  words: readonly string[],
  { settings = {}, input = '' }: { settings?: Settings; input?: string } = {},
): Promise<Ending> {
  const child = startProgram('scripts/dateline.ts', settings, [name, ...words]);
  // A command that reads nothing may be gone before it was written to.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return await endingOf(child);
}

/**
 * How a process ends.
 * @throws Error when it prints a stack trace.
 */
export async function endingOf(child: ChildProcessWithoutNullStreams): Promise<Ending> {
  const [output, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (/^\s+at .+:\d+/mu.test(output + complaint)) {
    throw new Error(`A stack trace was printed: ${output}${complaint}`);
  }
  return { code: typeof code === 'number' ? code : null, output, complaint };
}
