// npm run release -- VERSION: turns what is unreleased in the changelog into a version, a commit and a tag.
// --notes VERSION prints what the changelog says of a version.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [first, second] = process.argv.slice(2);
const file = join(process.cwd(), 'CHANGELOG.md');

try {
  if (first === '--notes')
    process.stdout.write(`${sectionOf(readFileSync(file, 'utf8'), second)}\n`);
  else release(first);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function release(version) {
  if (!/^\d+\.\d+\.\d+$/u.test(version ?? ''))
    throw new Error('Name the version: npm run release -- 1.0.0');
  if (git('status', '--porcelain') !== '')
    throw new Error('There are changes that are not committed. Commit them first.');
  const { version: current } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (!isNewer(version, current)) throw new Error(`${version} is not newer than ${current}.`);
  const changelog = readFileSync(file, 'utf8');
  const notes = sectionOf(changelog, 'Unreleased');
  if (notes === '') throw new Error('Nothing is unreleased: CHANGELOG.md says what changes.');
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(
    file,
    changelog.replace('## Unreleased', `## Unreleased\n\n## ${version} (${day})`),
  );
  execFileSync('npm', ['version', version, '--no-git-tag-version', '--ignore-scripts'], {
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  git('commit', '--all', '--message', `release: ${version}`);
  git(
    'tag',
    '--annotate',
    `v${version}`,
    '--cleanup=verbatim',
    '--message',
    `Dateline ${version}\n\n${notes}`,
  );
  process.stdout.write(`v${version} is tagged. Publish it: git push --follow-tags\n`);
}

/** What the changelog says below a heading of a version, which may end with its day. */
function sectionOf(changelog, version) {
  const lines = changelog.split('\n');
  const start = lines.findIndex(
    (line) => line === `## ${version}` || line.startsWith(`## ${version} (`),
  );
  if (start === -1) throw new Error(`CHANGELOG.md has no section "## ${version}".`);
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  const end = length === -1 ? lines.length : start + 1 + length;
  return lines
    .slice(start + 1, end)
    .join('\n')
    .trim();
}

function isNewer(version, current) {
  const [ours, theirs] = [version, current].map((text) => text.split('.').map(Number));
  const index = ours.findIndex((number, place) => number !== theirs[place]);
  return index !== -1 && ours[index] > theirs[index];
}

function git(...words) {
  return execFileSync('git', words, { encoding: 'utf8' }).trim();
}
