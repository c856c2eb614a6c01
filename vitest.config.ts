import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes: begun last, it would leave a core idle. */
function isLongest({ moduleId }: TestSpecification): boolean {
  return moduleId.endsWith('whole-sets.test.ts');
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- this one is no array's
    const others = await super.sort(files.filter((file) => !isLongest(file)));
    return [...files.filter(isLongest), ...others];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Vitest leaves a core idle by itself, and half of the tests wait for servers and programs.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // For what hangs, not for what is slow: the machine may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['retrieval/**/*.ts', 'corpus/**/*.ts'],
      reporter: ['text-summary'],
      thresholds: { lines: 90, functions: 90, branches: 80 },
    },
  },
});
