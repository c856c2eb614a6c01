#!/usr/bin/env node
// The program `dateline`, on a fresh clone too: node scripts/run.mjs COMMAND|--program PROGRAM [argument...]
// First installs the dependencies where they are missing or out of date (once, even when several commands start at
// the same time), and creates .env. Then runs a command (scripts/dateline.ts), or a program of node_modules/.bin,
// under the Node that the dependencies bring. Plain JavaScript: an older Node may be the first to run it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { constants, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installedLock = join(root, 'node_modules/.package-lock.json');
const wantedLock = join(root, 'package-lock.json');
const isWindows = process.platform === 'win32';
const projectNode = join(root, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node');
const environment = join(root, '.env');
// Holds the id of the process that installs: two `npm ci` at the same time fail. Not in node_modules, which `npm ci` empties.
const lock = join(
  tmpdir(),
  `dateline-install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`,
);
const POLL_MILLISECONDS = 200;

const [first, ...rest] = process.argv.slice(2);
installOnce();
if (first === '--program') spawnProgram(rest[0], rest.slice(1), { shell: isWindows });
else if (isProjectNode()) await runHere();
else spawnProgram(projectNode, process.argv.slice(1));

/** Whether this process runs under the Node of the dependencies, as npm sees to once they are installed. */
function isProjectNode() {
  return !existsSync(projectNode) || realpathSync(projectNode) === realpathSync(process.execPath);
}

async function runHere() {
  // Everything in it is commented out.
  if (!existsSync(environment)) copyFileSync(`${environment}.example`, environment);
  // Without it every start compiles all modules anew: 2.0 instead of 0.8 s for a question.
  module.enableCompileCache(join(root, 'node_modules/.cache/dateline'));
  await import(pathToFileURL(join(root, 'scripts/dateline.ts')).href);
}

/** Runs a program, looked up in node_modules/.bin first, and exits with its exit code. */
function spawnProgram(program, given, options = {}) {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(program, given, {
    ...options,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
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

/** Installs the dependencies unless they are up to date; waits while another process installs. Exits on failure. */
function installOnce() {
  let isWaiting = false;
  while (isInstallDue()) {
    if (takeLock()) {
      const isInstalled = !isInstallDue() || install();
      rmSync(lock, { force: true });
      if (isInstalled) return;
      process.stderr.write('npm ci failed: see its message above, then run the command again.\n');
      process.exit(1);
    }
    if (isLockStale()) rmSync(lock, { force: true });
    else {
      if (!isWaiting) process.stderr.write('Another command is installing the dependencies …\n');
      isWaiting = true;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MILLISECONDS);
    }
  }
}

function isInstallDue() {
  return (
    !existsSync(installedLock) || statSync(installedLock).mtimeMs < statSync(wantedLock).mtimeMs
  );
}

function install() {
  process.stderr.write('Installing the dependencies (once) …\n');
  // The output of npm goes to standard error, so that --json prints JSON only.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: isWindows,
  });
  return status === 0;
}

function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the process that took the lock is gone, as after a kill. */
function isLockStale() {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
