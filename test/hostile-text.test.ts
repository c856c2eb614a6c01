// A million characters of any kind, in any field from outside, cost about what plain text costs.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { costsSchema, kinds, readerNames } from './support/hostile-text.ts';

// In a process of its own: counting coverage makes some code many times as slow as other code.
const program = fileURLToPath(new URL('support/hostile-text.ts', import.meta.url));

describe.each(readerNames)('%s', (reader) => {
  let costs: z.output<typeof costsSchema>;

  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, reader]);
    costs = costsSchema.parse(JSON.parse(stdout));
  });

  test.each(Object.keys(kinds))('a million %s', (kind) => {
    expect(costs.ofKinds[kind]).toBeLessThan(3 * costs.usual);
  });
});
