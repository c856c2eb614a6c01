import {
  type ChatInputCommandInteraction,
  Team,
  TeamMemberMembershipState,
  TeamMemberRole,
} from 'discord.js';

/**
 * Whether the bot belongs to the person: as the owner of its application, or as a member of the team
 * that owns it who may do more than look. Asked anew each time, for a team changes.
 */
export async function runsTheBot({ client, user }: ChatInputCommandInteraction): Promise<boolean> {
  const { owner } = await client.application.fetch();
  if (!(owner instanceof Team)) return owner?.id === user.id;
  const member = owner.members.get(user.id);
  return (
    member?.membershipState === TeamMemberMembershipState.Accepted &&
    member.role !== TeamMemberRole.ReadOnly
  );
}
