// Runs before every command, on whatever Node the machine has: installs the dependencies when they
// are missing or older than the lock file, and lays out .env to be filled in. Plain JavaScript and no imports from outside Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = `${root}node_modules/.package-lock.json`;
const wanted = `${root}package-lock.json`;
// Holds the process that installs: `npm ci` beside another one fails. Outside of the folder, which it clears.
const turn = join(
  tmpdir(),
  `dateline-install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`,
);

let isWaiting = false;
while (isDue()) {
  if (takeTurn()) {
    const isInstalled = !isDue() || install();
    rmSync(turn, { force: true });
    if (isInstalled) break;
    process.stderr.write('npm ci failed: see its message above, then run the command again.\n');
    process.exit(1);
  }
  if (isTurnOver()) rmSync(turn, { force: true });
  else {
    if (!isWaiting) process.stderr.write('Another command is installing the dependencies …\n');
    isWaiting = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

// Every line of it is commented out. Without the file Node would say at each command that there is none.
if (!existsSync(`${root}.env`)) copyFileSync(`${root}.env.example`, `${root}.env`);

function isDue() {
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs;
}

function install() {
  process.stderr.write('Installing the dependencies (once) …\n');
  // Standard output belongs to the command that follows: --json prints JSON and nothing else.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function takeTurn() {
  try {
    writeFileSync(turn, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether whoever had the turn is gone, as after a kill. */
function isTurnOver() {
  try {
    process.kill(Number(readFileSync(turn, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
