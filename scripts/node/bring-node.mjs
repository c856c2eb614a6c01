// Brings Node 24 to machines with an older one; nothing happens on others. Runs after `npm ci` and `npm install`.
// The version is pinned by package.json beside this file and the checksums by its lock file, and no install script runs.
// Plain JavaScript: an older Node runs it.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(import.meta.url);
const pinned = dirname(file);
const root = join(pinned, '../..');
const isWindows = process.platform === 'win32';
const place = join(root, 'node_modules/.node');
const versions = JSON.parse(
  readFileSync(join(pinned, 'package.json'), 'utf8'),
).optionalDependencies;
const packageName = [
  process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node',
  isWindows ? 'win' : process.platform,
  process.arch,
].join('-');
const packageFolder = join(place, 'node_modules', packageName);

/** The Node that is brought. */
export const projectNode = join(packageFolder, 'bin', isWindows ? 'node.exe' : 'node');

/** Whether this process runs under a Node that is too old for Dateline. */
export const isOldNode = major(process.versions.node) < major(Object.values(versions)[0]);

/** Whether a Node has to be brought before Dateline can run. */
export function isNodeMissing() {
  return isOldNode && installedVersion() !== versions[packageName];
}

/** Installs Node 24 where it is missing, and puts it first on the PATH of npm scripts. Returns whether it is there. */
export function bringNode() {
  if (!isOldNode) return true;
  if (isNodeMissing() && !install()) return false;
  putOnPath();
  return true;
}

function installedVersion() {
  const manifest = join(packageFolder, 'package.json');
  if (!existsSync(projectNode) || !existsSync(manifest)) return undefined;
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}

function install() {
  mkdirSync(place, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(pinned, name), join(place, name));
  const options = ['--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  // The output of npm goes to standard error, so that --json prints JSON only.
  const { status } = spawnSync('npm', ['ci', '--prefix', place, ...options, '--loglevel=error'], {
    cwd: place,
    stdio: ['ignore', 2, 2],
    shell: isWindows,
  });
  // A third of the package is headers for compiling.
  for (const part of ['include', 'share'])
    rmSync(join(packageFolder, part), { recursive: true, force: true });
  return status === 0 && existsSync(projectNode);
}

function putOnPath() {
  const programs = join(root, 'node_modules/.bin');
  mkdirSync(programs, { recursive: true });
  const name = join(programs, isWindows ? 'node.cmd' : 'node');
  if (isWindows) writeFileSync(name, `@"${projectNode}" %*\r\n`);
  else {
    rmSync(name, { force: true });
    symlinkSync(relative(programs, projectNode), name);
  }
}

function major(version) {
  return Number(version.split('.', 1)[0]);
}

if (process.argv[1] !== undefined && join(process.argv[1]) === file && !bringNode()) {
  process.stderr.write(
    `Dateline needs Node 24 or newer, this is ${process.version}, and npm could not bring one: see its message above, or install Node 24 from https://nodejs.org.\n`,
  );
  process.exit(1);
}
