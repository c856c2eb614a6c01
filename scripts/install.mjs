// Runs before every command, on whatever Node the machine has: installs the dependencies when they
// are missing or older than the lock file, and lays out .env to be filled in. Plain JavaScript and no imports from outside Node.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = `${root}node_modules/.package-lock.json`;
const wanted = `${root}package-lock.json`;

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) {
  process.stderr.write('Installing the dependencies (once) …\n');
  // Standard output belongs to the command that follows: --json prints JSON and nothing else.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write('npm ci failed: see its message above, then run the command again.\n');
    process.exit(1);
  }
}

// Every line of it is commented out. Without the file Node would say at each command that there is none.
if (!existsSync(`${root}.env`)) copyFileSync(`${root}.env.example`, `${root}.env`);
