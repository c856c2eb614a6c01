// complete-lock.mjs [package-lock.json]
// Adds to a lock file the optional platform packages that the registry at hand did not serve, so that `npm ci` accepts the
// file here and installs the right binaries on macOS, Windows and ARM too. Entries have a version, os, cpu and libc, and no integrity.
import { readFileSync, writeFileSync } from 'node:fs';

const OS = {
  darwin: 'darwin',
  linux: 'linux',
  linuxmusl: 'linux',
  win32: 'win32',
  windows: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  sunos: 'sunos',
  aix: 'aix',
  openharmony: 'openharmony',
};
const CPU = new Set([
  'x64',
  'arm64',
  'ia32',
  'arm',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'wasm32',
]);

const file = process.argv[2] ?? 'package-lock.json';
const text = readFileSync(file, 'utf8');
const lock = JSON.parse(text);
const packages = lock.packages;
let added = 0;

for (const [place, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d+\.\d+\.\d+/.test(version) || isLocked(place, name)) continue;
    packages[`node_modules/${name}`] = platformEntry(name, version);
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(packages).toSorted(([a], [b]) => (a < b ? -1 : 1)),
);
const completed = `${JSON.stringify(lock, null, 2)}\n`;
// A file that is newer than the installed packages would have them installed again.
if (completed !== text) writeFileSync(file, completed);
console.log(`${added} platform packages added to ${file}`);

function isLocked(place, name) {
  for (
    let at = place;
    ;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
  ) {
    if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}

function platformEntry(name, version) {
  const parts = name.split(/[-/.]/);
  const os = parts.map((part) => OS[part]).find(Boolean);
  const cpu = parts.find((part) => CPU.has(part));
  return {
    version,
    optional: true,
    ...(os && { os: [os] }),
    ...(cpu && { cpu: [cpu] }),
    ...(os === 'linux' && { libc: [/musl/.test(name) ? 'musl' : 'glibc'] }),
  };
}
