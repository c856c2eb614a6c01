// Installs the dependencies where they are missing or out of date: once, even when several commands start at the
// same time. Plain JavaScript: an older Node may be the first to run it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringNode, isNodeMissing } from './node/bring-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const installedLock = join(root, 'node_modules/.package-lock.json');
const wantedLock = join(root, 'package-lock.json');
/** Exists where the development dependencies are installed. */
const developmentPackage = join(root, 'node_modules/vitest');
// Followed by a number. Not in node_modules, which `npm ci` empties.
const lock = join(
  tmpdir(),
  `dateline-install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}-`,
);
const POLL_MILLISECONDS = 200;
/** No install takes this long: its process is gone, and its id belongs to another process. */
const OLD_MILLISECONDS = 3_600_000;

/**
 * Installs what is missing, without the development dependencies unless they are wanted; waits while another
 * process installs. Exits on failure.
 */
export function installOnce({ withDevelopment }) {
  let isWaiting = false;
  while (isInstallDue(withDevelopment)) {
    const number = takeLock();
    if (number !== null) {
      const isInstalled = !isInstallDue(withDevelopment) || install(withDevelopment);
      // Its own lock last: until then every newcomer waits for it.
      for (let each = 0; each <= number; each += 1) rmSync(lock + each, { force: true });
      if (isInstalled) return;
      process.stderr.write('npm ci failed: see its message above, then run the command again.\n');
      process.exit(1);
    }
    if (!isWaiting) process.stderr.write('Another command is installing the dependencies …\n');
    isWaiting = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MILLISECONDS);
  }
}

function isInstallDue(withDevelopment) {
  return isDependencyDue(withDevelopment) || isNodeMissing();
}

function isDependencyDue(withDevelopment) {
  return (
    !existsSync(installedLock) ||
    statSync(installedLock).mtimeMs < statSync(wantedLock).mtimeMs ||
    (withDevelopment && !existsSync(developmentPackage))
  );
}

function install(withDevelopment) {
  process.stderr.write('Installing the dependencies (once) …\n');
  if (isDependencyDue(withDevelopment)) {
    // Development dependencies that are there stay.
    const isComplete = withDevelopment || existsSync(developmentPackage);
    const options = isComplete ? ['--include=dev'] : ['--omit=dev'];
    // The output of npm goes to standard error, so that --json prints JSON only.
    const { status } = spawnSync(
      'npm',
      ['ci', ...options, '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' },
    );
    if (status !== 0) return false;
  }
  return bringNode();
}

/**
 * Takes the lock of the lowest number whose holder is not gone, so that of several processes that find a holder gone
 * only one gets the next number. Returns the number; null while another process holds a lock.
 */
function takeLock() {
  for (let number = 0; ; number += 1) {
    const path = lock + number;
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return number;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isGone(path)) return null;
  }
}

/** Whether the process that took a lock is gone, as after a kill. */
function isGone(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > OLD_MILLISECONDS) return true;
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
