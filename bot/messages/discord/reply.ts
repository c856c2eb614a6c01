// Whatever the bot replies with, as a Discord message.
import type { Answer } from '../../../retrieval/answer.ts';
import type { Digest, Timeline } from '../../../retrieval/digest/digest.ts';
import type { Strings } from '../../i18n/strings.ts';
import { discordAnswer } from './answer.ts';
import { discordDigest } from './digest.ts';
import type { DiscordMessage } from './discord-message.ts';
import { discordTimeline } from './timeline.ts';

/** A reply as a message; of a timeline its last page, and of a digest the first stories, without buttons to others. */
export function discordReply(reply: Answer | Digest | Timeline, strings: Strings): DiscordMessage {
  if (reply.kind === 'digest') return discordDigest(reply, strings);
  if (reply.kind === 'timeline') return discordTimeline(reply, { page: null, strings });
  return discordAnswer(reply, strings);
}
