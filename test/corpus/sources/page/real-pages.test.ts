import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { evaluatePages, readMarkedPages } from '../../../../scripts/evaluation/pages.ts';

const folder = fileURLToPath(new URL('../../../../../shared/eval/pages/', import.meta.url));
const facts = fileURLToPath(new URL('page-facts.json', import.meta.url));

test.skipIf(!existsSync(folder))(
  'finds body, headline, publisher and date of real pages (skipped where ../shared is missing)',
  async () => {
    const { body, stated } = evaluatePages(await readMarkedPages(folder, { facts }));
    expect(body.f1).toBeGreaterThan(0.975);
    expect(stated.headline.right).toBeGreaterThanOrEqual(0.95);
    expect(stated.publisher.right).toBeGreaterThanOrEqual(0.95);
    expect(stated.published.right).toBeGreaterThanOrEqual(0.95);
  },
  60_000,
);
