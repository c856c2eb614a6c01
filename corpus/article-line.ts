import { z } from 'zod';

const optionalText = z.string().nullish();

/**
 * One article as the outside world writes it: a line of JSONL, a JSON object, or what a reader made
 * of a file. Unknown keys are left alone; nothing here is trusted yet (see `toArticle`).
 */
export const articleLineSchema = z.object({
  id: z
    .union([z.string().min(1).max(200), z.number()])
    .transform(String)
    .nullish(),
  url: optionalText,
  title: z.string(),
  source: optionalText,
  /** Any date that `parseDate` reads; without a zone it is UTC. */
  published_at: optionalText,
  updated_at: optionalText,
  author: optionalText,
  section: optionalText,
  language: optionalText,
  text: z.string(),
});

/** See `articleLineSchema`. */
export type ArticleLine = z.input<typeof articleLineSchema>;
