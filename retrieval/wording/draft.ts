import { z } from 'zod';

/** What a model is asked to write: sentences that cite the passages it was given, by number. */
export const draftSchema = z.object({
  /** False when the passages do not hold the answer. */
  answerable: z.boolean(),
  statements: z.array(z.object({ text: z.string(), citations: z.array(z.number().int()) })).max(20),
});

export type Draft = z.infer<typeof draftSchema>;
