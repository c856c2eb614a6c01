import type { Pinged } from './seen.ts';
import type { AllowedMentions } from './validate/validate-mentions.ts';

/** What decides whom a message notifies. */
export type MentionFacts = {
  /** The content or all text displays; embeds notify nobody. */
  text: string;
  /** As sent; undefined or null where it was missing. */
  allowed: AllowedMentions | null | undefined;
  /** The author of the message that this one replies to. */
  repliedUserId: string | null;
  /** Regular messages ping everything by default, interaction responses and webhooks only users. */
  byDefault: 'everything' | 'users';
};

/**
 * Whom the message would notify. Mentions inside code spans count too: stricter than Discord, so
 * that nothing that could ping goes unseen.
 */
export function pingedBy({ text, allowed, repliedUserId, byDefault }: MentionFacts): Pinged {
  const parse: readonly string[] =
    allowed == null
      ? byDefault === 'users'
        ? ['users']
        : ['users', 'roles', 'everyone']
      : (allowed.parse ?? []);
  const pick = (kind: 'users' | 'roles', named: string[]): string[] =>
    parse.includes(kind) ? named : named.filter((id) => allowed?.[kind]?.includes(id));
  const users = pick('users', mentionedUsers(text));
  const repliedPings = allowed == null ? true : (allowed.replied_user ?? false);
  if (repliedUserId != null && repliedPings) users.push(repliedUserId);
  return {
    users: [...new Set(users)],
    roles: pick('roles', mentionedRoles(text)),
    everyone: parse.includes('everyone') && mentionsEveryone(text),
  };
}

/** The user ids that the text mentions, each once. */
export function mentionedUsers(text: string): string[] {
  return idsOf(text, /<@!?(\d+)>/g);
}

/** The role ids that the text mentions, each once. */
export function mentionedRoles(text: string): string[] {
  return idsOf(text, /<@&(\d+)>/g);
}

/** Whether the text calls everyone or everyone online. */
export function mentionsEveryone(text: string): boolean {
  return /@(everyone|here)/.test(text);
}

/** The text without its code: what stands there is shown as it is and mentions nobody. */
export function outsideCode(text: string): string {
  return text.replaceAll(/(`{3}|`{1,2})[^`][\s\S]*?\1/g, ' ');
}

function idsOf(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}
