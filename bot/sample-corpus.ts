import { fileURLToPath } from 'node:url';
import { fileSource } from '../corpus/adapters/files/file-source.ts';
import { sampleBriefs, SAMPLE_SOURCE } from '../corpus/sample-briefs.ts';
import type { Engine } from './wire.ts';

/** What a newcomer may ask the sample briefs; the last one they cannot answer. */
export const sampleQuestions = [
  "Who led Ukraine's delegation in Florida?",
  'Why did Andriy Yermak resign?',
  'When will Witkoff meet Putin?',
  'What did Rubio say about the talks?',
  'Who won the 2022 World Cup?',
] as const;

/** Commands that say something about the sample briefs. */
export const sampleCommands = ['/latest', '/timeline Florida talks'] as const;

/** Fills an empty store with the sample briefs; leaves any other store alone. */
export async function fillWithSamples(engine: Engine): Promise<void> {
  const { articles } = await engine.extent({});
  if (articles === 0) await engine.ingest(fileSource([fileURLToPath(sampleBriefs)]));
}

/** Whether the store holds the sample briefs and nothing else, judged by its publishers. */
export function isSampleCorpus(sources: readonly string[]): boolean {
  return sources.length === 1 && sources[0] === SAMPLE_SOURCE;
}
