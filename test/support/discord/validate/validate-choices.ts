import { z } from 'zod';
import { checkForm } from './form-errors.ts';

/** One suggestion of an autocomplete. */
export type SeenChoice = { name: string; value: string | number };

const localized = (limit: number) => z.record(z.string(), z.string().min(1).max(limit)).nullish();

/** A choice of an option, or a suggestion while it is typed. */
export const choiceSchema = z.object({
  name: z.string().min(1).max(100),
  name_localizations: localized(100),
  value: z.union([z.string().max(100), z.number()]),
});

const choicesSchema = z.object({ choices: z.array(choiceSchema).max(25) });

/**
 * The suggestions of an autocomplete callback.
 * @throws 50035 for faults in the form.
 */
export function checkChoices(body: unknown): SeenChoice[] {
  const { choices } = checkForm({ schema: choicesSchema, body, at: ['data'] });
  return choices.map(({ name, value }) => ({ name, value }));
}
