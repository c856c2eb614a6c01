import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});
const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

/** Licences that ask for no more than to be named. */
const permissive = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
]);
/** Packages under other licences, which NOTICE and README name. */
const told: Readonly<Record<string, string>> = { citeproc: 'CPAL-1.0 OR AGPL-1.0' };
/** The lock names no licence for them, because they state it in an old form. */
const unstated: Readonly<Record<string, string>> = { 'json-bignum': 'MIT' };

test('what runs in production is under permissive licences, but for what NOTICE and README tell', () => {
  const production = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  const strange = production
    // The builds for other systems, which are not installed here, are under the licence of their package.
    .filter(([path, { optional }]) => !(optional && path.includes('/@lancedb/lancedb-')))
    .map(([path, { license }]) => [path.replace(/^.*node_modules\//u, ''), license] as const)
    .filter(([name, license = unstated[name] ?? 'none']) => !permissive.has(license));
  expect(Object.fromEntries(strange)).toEqual(told);
  for (const name of Object.keys(told))
    for (const file of ['NOTICE', 'README.md'])
      expect(readFileSync(file, 'utf8'), `${file} names ${name}`).toContain(name);
});
