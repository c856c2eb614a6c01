#!/usr/bin/env node
// The program `dateline`, on a fresh clone too: node scripts/run.mjs COMMAND|--program PROGRAM [argument...]
// First installs what is missing, and creates .env. Then runs a command (scripts/dateline.ts), or a program of
// node_modules/.bin, under Node 24. Plain JavaScript: an older Node may be the first to run it.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installOnce } from './install.mjs';
import { isOldNode, projectNode } from './node/bring-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const environment = join(root, '.env');
/** The commands that need the dependencies of development. */
const developmentCommands = [
  'evaluate',
  'fit',
  'bench',
  'crash-test',
  'cluster-test',
  'soak',
  'screenshots',
];

/**
 * By default the C library of Linux keeps much of the memory that the store's threads have freed, and V8 up
 * to 100 MB for the short-lived objects of each thread, which makes nothing faster.
 */
const memory = JSON.parse(readFileSync(join(root, 'scripts/node/memory.json'), 'utf8'));

const [first, ...rest] = process.argv.slice(2);
const heap = first === 'start' ? memory.execArgv : [];
const isProgram = first === '--program';
installOnce({ withDevelopment: isProgram || developmentCommands.includes(first) });
if (isProgram) spawnProgram(rest[0], rest.slice(1), { shell: process.platform === 'win32' });
else if (isOldNode) spawnProgram(projectNode, [...heap, ...process.argv.slice(1)]);
else if (heap.some((option) => !process.execArgv.includes(option)) && areKnown(heap))
  spawnProgram(process.execPath, [...heap, ...process.argv.slice(1)]);
else await runHere();

/** A later Node may have dropped an option of V8, and refuses to start with it. */
function areKnown(options) {
  return spawnSync(process.execPath, [...options, '--version']).status === 0;
}

async function runHere() {
  // Everything in it is commented out.
  if (!existsSync(environment)) createEnvironment();
  // Without it every start compiles all modules anew: 2.0 instead of 0.8 s for a question.
  module.enableCompileCache(join(root, 'node_modules/.cache/dateline'));
  await import(pathToFileURL(join(root, 'scripts/dateline.ts')).href);
}

function createEnvironment() {
  try {
    copyFileSync(`${environment}.example`, environment);
  } catch (error) {
    // It is a help, and its folder may be read-only as in a container.
    if (!['EROFS', 'EACCES', 'EPERM', 'ENOENT'].includes(error.code)) throw error;
  }
}

/** Runs a program, looked up in node_modules/.bin first, and exits with its exit code. */
function spawnProgram(program, given, options = {}) {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(program, given, {
    ...options,
    stdio: 'inherit',
    env: { ...memory.environment, ...process.env, PATH: path },
  });
  // A terminal sends Ctrl-C to the program as well; a signal to this process alone is passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`${program} cannot be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
