import { z } from 'zod';
import type { Answer } from '../../retrieval/answer.ts';

const source = z.object({
  number: z.number(),
  article: z.object({
    id: z.string(),
    url: z.string().nullable(),
    title: z.string(),
    source: z.string(),
    publishedAt: z.string().nullable(),
  }),
  quote: z.string(),
});

const asOf = z.object({
  newest: z.string().nullable(),
  oldest: z.string().nullable(),
  articles: z.number(),
});

const checked = z.array(
  z.object({
    text: z.string(),
    // Older versions judged by words in common, which was wrong too often to be shown again.
    verdict: z.string().transform(() => 'not-judged' as const),
    findings: z.array(
      z.object({ stance: z.string().transform(() => 'near' as const), source: z.number() }),
    ),
  }),
);

/** An `Answer` read from JSON. Fields that only older versions wrote are dropped. */
export const answerSchema: z.ZodType<Answer> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    question: z.string(),
    statements: z.array(z.object({ text: z.string(), citations: z.array(z.number()) })),
    sources: z.array(source),
    asOf,
    method: z.enum(['model', 'quotes']),
    dropped: z.number(),
    checked: checked.exactOptional(),
    unchecked: z.number().exactOptional(),
    notice: z.enum(['coverage-only', 'older-than-asked', 'model-failed']).exactOptional(),
  }),
  z.object({
    kind: z.literal('no-evidence'),
    question: z.string(),
    nearest: z.array(source),
    asOf,
  }),
]);
