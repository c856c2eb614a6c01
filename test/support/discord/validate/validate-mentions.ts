import { z } from 'zod';
import type { FormFault } from './form-errors.ts';

/** `allowed_mentions` of a message. */
export const allowedMentionsSchema = z.object({
  parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
  users: z.array(z.string()).max(100).nullish(),
  roles: z.array(z.string()).max(100).nullish(),
  replied_user: z.boolean().nullish(),
});

/** See `allowedMentionsSchema`. */
export type AllowedMentions = z.infer<typeof allowedMentionsSchema>;

/** A kind is either parsed from the text or listed, not both. */
export function mentionRules(allowed: AllowedMentions | null | undefined): FormFault[] {
  const both = (['users', 'roles'] as const).filter(
    (kind) => allowed?.parse?.includes(kind) && (allowed[kind]?.length ?? 0) > 0,
  );
  return both.map((kind) => ({
    path: ['allowed_mentions'],
    code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
  }));
}
