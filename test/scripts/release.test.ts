import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../support/source-files.ts';
import { temporaryFolder } from '../support/town-news.ts';

const changelog = `# Changelog

## Unreleased

**New**
- A bridge.

## 0.1.0

- The first one.
`;

/** A project with this changelog, at version 0.1.0. */
async function project(): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'CHANGELOG.md'), changelog);
  await writeFile(join(folder, 'package.json'), '{ "name": "sample", "version": "0.1.0" }\n');
  git(folder, 'init', '--quiet');
  git(folder, 'config', 'user.email', 'someone@example.org');
  git(folder, 'config', 'user.name', 'Someone');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'first');
  return folder;
}

function git(folder: string, ...words: string[]): string {
  return execFileSync('git', words, { cwd: folder, encoding: 'utf8' });
}

function release(folder: string, ...words: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectFolder, 'scripts/release.mjs'), ...words],
    { cwd: folder, encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

test('what is unreleased becomes a version, a commit and a tag', async () => {
  const folder = await project();
  expect(release(folder, '0.2.0')).toEqual({
    status: 0,
    said: 'v0.2.0 is tagged. Publish it: git push --follow-tags\n',
  });
  const after = await readFile(join(folder, 'CHANGELOG.md'), 'utf8');
  expect(after).toMatch(
    /^## Unreleased\n\n## 0\.2\.0 \(\d{4}-\d\d-\d\d\)\n\n\*\*New\*\*\n- A bridge\./mu,
  );
  expect(await readFile(join(folder, 'package.json'), 'utf8')).toMatch(/"version": ?"0\.2\.0"/u);
  expect(git(folder, 'status', '--porcelain')).toBe('');
  expect(git(folder, 'tag', '--list', '--format=%(contents)', 'v0.2.0').trim()).toBe(
    'Dateline 0.2.0\n\n**New**\n- A bridge.',
  );
  expect(release(folder, '--notes', '0.2.0').said).toBe('**New**\n- A bridge.\n');
  expect(release(folder, '--notes', '0.1.0').said).toBe('- The first one.\n');
  expect(release(folder, '0.3.0').said).toMatch(/^Nothing is unreleased/u);
});

test('a wrong release changes nothing and says why', async () => {
  const folder = await project();
  const before = git(folder, 'rev-parse', 'HEAD');
  expect(release(folder).said).toMatch(/^Name the version/u);
  expect(release(folder, '0.1.0').said).toBe('0.1.0 is not newer than 0.1.0.\n');
  expect(release(folder, '--notes', '9.9.9').said).toMatch(/no section "## 9\.9\.9"/u);
  await writeFile(join(folder, 'package.json'), '{ "version": "0.1.0", "changed": true }');
  expect(release(folder, '0.2.0')).toMatchObject({
    status: 1,
    said: expect.stringContaining('not committed'),
  });
  expect(git(folder, 'rev-parse', 'HEAD')).toBe(before);
  expect(await readFile(join(folder, 'CHANGELOG.md'), 'utf8')).toBe(changelog);
});
