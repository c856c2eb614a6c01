import type { z } from 'zod';
import { articleLineSchema } from './article-line.ts';

/** A line of the right shape, or in one sentence what is wrong with it. */
export type CheckedLine = { line: z.output<typeof articleLineSchema> } | { rejected: string };

/** Checks the shape of an article line; its texts are not looked at. Never throws. */
export function checkLine(value: unknown): CheckedLine {
  const checked = articleLineSchema.safeParse(value);
  if (checked.success) return { line: checked.data };
  const field = String(checked.error.issues[0]?.path[0] ?? '');
  return { rejected: reasonFor(field, Object(value)[field] == null) };
}

function reasonFor(field: string, isAbsent: boolean): string {
  switch (field) {
    case '':
      return 'not an article: an object with a title and a text is needed';
    case 'title':
      return isAbsent ? 'the title is missing' : 'the title is not a string';
    case 'text':
      return isAbsent ? 'no text' : 'text is not a string';
    case 'id':
      return 'the id is not a number or a string of 1 to 200 characters';
    default:
      return `${field} is not a string`;
  }
}
